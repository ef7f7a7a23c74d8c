// Responses are short and their head is nearly constant, so they are one string and one write.

#include "daemon/protocol.h"

#include <charconv>

namespace bulkhead {

Call call_of(std::string_view target) {
  if (target == "/AuthZPlugin.AuthZReq") return Call::kAuthorizeRequest;
  if (target == "/AuthZPlugin.AuthZRes") return Call::kAuthorizeResponse;
  if (target == "/Plugin.Activate") return Call::kActivate;
  return Call::kUnknown;
}

void write_response(std::string& out, std::string_view status_line, std::string_view reply, Connection connection) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, reply.size()).ptr;
  out.assign(status_line);
  out += "Content-Type: application/vnd.docker.plugins.v1.1+json\r\nContent-Length: ";
  out.append(digits, end);
  out += connection == Connection::kClose ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
  out += reply;
}

}  // namespace bulkhead

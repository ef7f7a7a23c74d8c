#pragma once
// Docker's plugin protocol as text: which calls there are, and the replies that are always the same.

#include <string>
#include <string_view>

namespace bulkhead {

enum class Call { kUnknown, kActivate, kAuthorizeRequest, kAuthorizeResponse };

// By the request target, exactly.
Call call_of(std::string_view target);

inline constexpr std::string_view kStatusOk = "HTTP/1.1 200 OK\r\n";
inline constexpr std::string_view kStatusBadRequest = "HTTP/1.1 400 Bad Request\r\n";
inline constexpr std::string_view kStatusNotFound = "HTTP/1.1 404 Not Found\r\n";
inline constexpr std::string_view kStatusMethodNotAllowed = "HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\n";
inline constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

inline constexpr std::string_view kReplyActivate = R"({"Implements":["authz"]})";
// To every AuthZRes: the side effect is done, a refusal would only hide it.
inline constexpr std::string_view kReplyAllow = R"({"Allow":true})";
inline constexpr std::string_view kReplyBadRequest = R"({"Err":"this is not an HTTP/1.1 request"})";
inline constexpr std::string_view kReplyNotFound = R"({"Err":"this plugin has no such call"})";
inline constexpr std::string_view kReplyMethodNotAllowed = R"({"Err":"plugin calls are POST requests"})";

// What the server refuses before the gate sees it.
struct ReadyRefusal {
  std::string_view code;
  std::string_view reason;
  std::string_view reply;
};

inline constexpr ReadyRefusal kRefusalTooLarge = {
    "message_too_large", "the request is larger than the plugin reads (16 MiB as a plugin message)",
    R"-({"Allow":false,"Msg":"the request is larger than the plugin reads (16 MiB as a plugin message)"})-"};
inline constexpr ReadyRefusal kRefusalOverloaded = {
    "overloaded", "too many requests are being decided; try again in a moment",
    R"({"Allow":false,"Msg":"too many requests are being decided; try again in a moment"})"};

enum class Connection { kKeep, kClose };

// A whole response; replaces what `out` held.
void write_response(std::string& out, std::string_view status_line, std::string_view reply, Connection connection);

}  // namespace bulkhead

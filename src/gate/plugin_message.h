#pragma once
// PluginMessage: the body of POST /AuthZPlugin.AuthZReq as moby writes it, read as Go would read it back.

#include <string>
#include <string_view>

#include "base/arena.h"
#include "docker/api/body_reader.h"
#include "docker/api/refusal.h"
#include "docker/api/request_decoder.h"
#include "rego/value/value.h"

namespace bulkhead {

struct PluginMessage {
  std::string_view user;
  std::string_view auth_method;
  rego::Value headers;            // an object of strings, or null
  rego::Value peer_certificates;  // a list of texts, the leaf first; undefined or null where there is none
  RawRequest request;
  int64_t response_status = 0;          // of an answer; 0 where the daemon did not say
  std::string_view response_body = {};  // of an answer, in base64
};

class PluginMessageReader {
 public:
  // The result lives in `arena` and, the request's body, in this reader until its next read. Codes: those of
  // BodyReader, and empty_message, base64.
  Decoded<PluginMessage> read(base::Arena& arena, std::string_view message);

 private:
  BodyReader reader_;
  std::string body_;
};

}  // namespace bulkhead

#pragma once
// RequestFile: one Engine API request written down, in any of three forms that are told apart by their content:
//
//   {"method": "POST", "target": "/v1.41/containers/create", "headers": {…}, "body": {…}}
//   {"RequestMethod": "POST", "RequestUri": …, "RequestHeaders": …, "RequestBody": "base64"}   (what a plugin is sent)
//   POST /v1.41/containers/create HTTP/1.1 …                                                   (as it goes over the
//   wire)

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docker/api/request_decoder.h"
#include "gate/plugin_message.h"

namespace bulkhead {

struct RequestHeader {
  std::string name;
  std::string value;
};

inline constexpr size_t kRequestHeadersMax = 1000;

class RequestFile {
 public:
  // The request as a plugin is shown it: a body that the daemon does not forward (its first Content-Type is not JSON)
  // is left out. In the first form "body" is either a string, whose bytes are the body, or any other JSON, whose text
  // as it stands is the body; without "headers" a body is taken for JSON. The result borrows `text`, `arena` and this
  // object until the next read. Code request_file: the text is none of the three.
  base::Result<RawRequest> read(base::Arena& arena, std::string_view text);

 private:
  base::Result<RawRequest> read_described(std::string_view text);
  base::Result<RawRequest> read_wire(std::string_view text);
  base::Status read_wire_head(std::string_view head);
  base::Result<RawRequest> finish(bool has_headers);

  PluginMessageReader messages_;
  std::string method_;
  std::string target_;
  std::string body_;
  std::vector<RequestHeader> headers_;
};

}  // namespace bulkhead

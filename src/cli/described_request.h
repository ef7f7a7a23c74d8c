#pragma once
// The described form of a request file (request_file.h): an object with method, target, headers and body.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead {

struct RequestHeader;

struct DescribedRequest {
  std::string method = "POST";
  std::string target;
  std::vector<RequestHeader> headers;
  bool has_headers = false;
  std::string body;
};

// Whether the JSON object in `text` has a key of a plugin message, RequestMethod or RequestUri in any case.
bool is_plugin_message(std::string_view text);

// A header's value is a string, or a list of strings where it is sent more than once. Code request_file.
base::Result<DescribedRequest> read_described_request(std::string_view text);

}  // namespace bulkhead

#pragma once
// A server's answer, and what a policy sees of it.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rego/http/request.h"
#include "rego/value/value.h"

namespace rego {

struct HttpResponse {
  int64_t status_code = 0;
  std::string status;                                        // "200 OK"
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, in their order
  std::string body;

  // The first of that name (in lower case), or empty.
  std::string_view header(std::string_view name) const;
  // Replaces all of that name.
  void set_header(std::string_view name, std::string_view value);
};

// Takes a line of a response's head as it came: a status line, which begins a new response, or a header.
void add_head_line(HttpResponse& response, std::string_view line);

// The object that http.send gives.
Value to_value(Arena& arena, const HttpResponse& response, const HttpAnswerOptions& options);

// Whether HTTP lets an answer with that status be used again.
bool is_cacheable_status(int64_t status_code);

}  // namespace rego

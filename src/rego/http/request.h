#pragma once
// The request of http.send, read from its object: every parameter checked, files and variables of the environment not
// yet read.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rego/value/value.h"

namespace rego {

// Where something in PEM may come from. All that are given count.
struct PemSources {
  std::string text;
  std::string file;
  std::string variable;  // of the environment
};

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;  // canonical names
  std::string body;
  int64_t timeout_ns = 5'000'000'000;  // 0: none
  int64_t retries_max = 0;
  bool follows_redirects = false;
  // Which certificates are trusted: the system's, when nothing is said, else those that are given.
  bool trusts_system = false;
  PemSources trusted;
  PemSources certificate, key;  // of the client
  bool trusts_everyone = false;
  std::string server_name;  // that the server must prove to have, and that it is asked for

  const std::string* header(std::string_view name) const;
};

// What the answer is made into, and how long it may be kept.
struct HttpAnswerOptions {
  bool decodes_json = false;  // whatever its type
  bool decodes_yaml = false;
  bool is_kept = false;      // between queries
  int64_t keep_seconds = 0;  // when positive, whatever the server says
};

using HttpProblem = std::optional<std::string>;

// Nothing, or what OPA says.
HttpProblem read_request(const Value& object, HttpRequest& request);
HttpProblem read_retries(const Value& object, HttpRequest& request);
// What no server may be sent, told of the request as Go tells it when it sends.
HttpProblem check_headers(const HttpRequest& request);
HttpProblem read_answer_options(const Value& object, HttpAnswerOptions& options);

// The object without what does not make a request another one: headers that cache_ignored_headers names. Undefined
// where that is no array of strings.
Value request_key(Arena& arena, const Value& object);

}  // namespace rego

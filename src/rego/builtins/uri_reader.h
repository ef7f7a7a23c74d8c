#pragma once
// UriReader: a URI taken apart as Go's net/url does it: scheme, authority, path, query, fragment.

#include <optional>
#include <string>
#include <string_view>

namespace rego {

class UriReader {
 public:
  using Problem = std::optional<std::string>;

  std::string scheme;    // in lower case
  std::string opaque;    // of "mailto:x@y": what stands between scheme and query
  std::string host;      // with its port, without escapes
  std::string user;      // as it was spelled
  std::string path;      // without escapes
  std::string raw_path;  // as it was spelled, where that is not how `path` would be escaped
  std::string raw_query;
  std::string fragment;  // without escapes

  // Nothing, or what Go says.
  Problem read(std::string_view text);
  // The path with its escapes.
  std::string escaped_path() const;
  // The whole again.
  std::string to_string() const;

 private:
  Problem read_front(std::string_view text);
  void take_scheme(std::string_view& text);
  Problem read_authority(std::string_view text);
  Problem read_host(std::string_view text);
  Problem read_ip_literal(std::string_view text);
  Problem read_path(std::string_view text);
};

// ":" and digits, or nothing.
bool is_optional_port(std::string_view text);

}  // namespace rego

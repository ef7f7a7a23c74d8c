#pragma once
// Where a request goes. The URL is taken apart once, by Go's rules; libcurl is given one that was put together again
// from the checked parts, so that no two readers can see two hosts in one text.

#include <optional>
#include <string>
#include <string_view>

namespace rego {

struct HttpTarget {
  std::string scheme;  // http or https
  std::string host;    // a name or an address; an IPv6 address without its brackets
  std::string port;    // empty where the URL has none
  std::string path;    // with escapes, from the first '/'
  std::string query;   // with escapes
  std::string user;    // "name:password", with escapes; empty where there is none
  std::string socket;  // of unix://…?socket=PATH: the socket's path; empty for TCP

  bool is_secure() const { return scheme == "https"; }
  bool is_local() const;  // this machine, whatever its name servers say
  // "host:port" as an address has it: with brackets around IPv6, and with the scheme's own port where there is none.
  std::string address() const;
  // The whole, without the user. `name` in place of the host where it is not empty.
  std::string url(std::string_view name = "") const;
};

// Why there is none, in Go's words. Some are told of the URL itself ("parse …"), others of the request.
struct TargetProblem {
  std::string message;
  bool is_of_url = false;
};

std::optional<TargetProblem> read_target(const std::string& url, HttpTarget& target);

}  // namespace rego

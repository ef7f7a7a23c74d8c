#include "rego/http/target.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rego/builtins/ip_address.h"
#include "rego/builtins/uri_reader.h"
#include "rego/builtins/url_escape.h"

namespace rego {
namespace {

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

// Takes "host:port" apart. False for what is neither a name nor an address.
bool take_host(std::string_view text, HttpTarget& target) {
  if (text.starts_with('[')) {
    const size_t end = text.find(']');
    if (end == text.npos) return false;
    target.host = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (!parse_ip(target.host)) return false;
  } else {
    target.host = text.substr(0, text.find(':'));
    text.remove_prefix(target.host.size());
    if (!std::ranges::all_of(target.host, is_name_byte)) return false;
  }
  if (text.starts_with(':')) target.port = text.substr(1);
  return !target.host.empty() && is_optional_port(text);
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

// The path of unix://…?socket=PATH, without which the query is what the server gets.
std::string take_socket(std::string& query) {
  std::string socket, kept;
  bool is_found = false;
  for (std::string_view rest = query; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (!part.starts_with("socket=")) {
      kept.append(kept.empty() ? "" : "&").append(part);
    } else if (!std::exchange(is_found, true)) {
      read_url_escapes(socket, part.substr(7), UrlPart::kQuery);
    }
  }
  query = kept;
  return socket;
}

std::string bracketed(const std::string& host) { return host.find(':') == host.npos ? host : "[" + host + "]"; }

}  // namespace

bool HttpTarget::is_local() const { return host == "localhost" || host == "::1" || host.starts_with("127."); }

std::string HttpTarget::address() const {
  return bracketed(host) + ":" + (!port.empty() ? port : is_secure() ? "443" : "80");
}

std::string HttpTarget::url(std::string_view name) const {
  std::string text = scheme + "://" + (name.empty() ? bracketed(host) : std::string(name));
  if (!port.empty()) text += ":" + port;
  text += path;
  if (!query.empty()) text += "?" + query;
  return text;
}

std::optional<TargetProblem> read_target(const std::string& url, HttpTarget& target) {
  UriReader uri;
  if (const auto problem = uri.read(url)) return TargetProblem{*problem, true};
  target.scheme = uri.scheme;
  target.query = uri.raw_query;
  target.user = uri.user;
  target.path = uri.escaped_path();
  if (!target.path.starts_with('/')) target.path.insert(0, "/");
  if (uri.scheme == "unix" && !uri.raw_query.empty()) {
    target.scheme = "http";
    target.socket = take_socket(target.query);
    if (target.socket.empty() || target.socket.find('\0') != std::string::npos) {
      return TargetProblem{"dial unix: missing address"};
    }
  }
  if (target.scheme != "http" && target.scheme != "https") {
    return TargetProblem{fmt::format("unsupported protocol scheme \"{}\"", target.scheme)};
  }
  if (uri.host.empty()) return TargetProblem{"http: no Host in request URL"};
  if (!take_host(uri.host, target)) return TargetProblem{"invalid URL host \"" + uri.host + "\""};
  if (!is_printable_ascii(target.path) || !is_printable_ascii(target.query)) {
    return TargetProblem{"invalid character in the URL's path or query"};
  }
  return std::nullopt;
}

}  // namespace rego

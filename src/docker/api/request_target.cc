// The router matches the decoded path, once bare and once behind /v[0-9.]+, and redirects unclean paths before any
// plugin is asked. Everything here is a step of that, in its order. A fragment is refused because the server takes '#'
// as part of the path or query, while every url.Parse drops what follows it.

#include "docker/api/request_target.h"

#include <algorithm>

#include "docker/api/json_scanner.h"

namespace bulkhead {
namespace {

Refusal bad_target(std::string_view why) {
  return {"bad_target", "the request-target is malformed: " + std::string(why)};
}

bool is_letter(char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// The length of "scheme" in "scheme:…", 0 if there is none.
size_t scheme_length(std::string_view raw) {
  for (size_t i = 0; i < raw.size(); i++) {
    const char byte = raw[i];
    if (is_letter(byte)) continue;
    if (i == 0) return 0;
    if (byte == ':') return i;
    if (!is_digit(byte) && byte != '+' && byte != '-' && byte != '.') return 0;
  }
  return 0;
}

// As Go's path.Clean would leave it, but for a slash at the end.
bool is_clean(std::string_view path) {
  if (path.empty() || path[0] != '/') return false;
  for (size_t start = 1; start <= path.size();) {
    const size_t slash = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, slash - start);
    if (segment == "." || segment == ".." || (segment.empty() && slash < path.size())) return false;
    start = slash + 1;
  }
  return true;
}

// "/v1.41/containers/json" → version 1.41 and "/containers/json".
void split_version(RequestTarget& target) {
  target.route_path = target.path;
  if (!target.path.starts_with("/v")) return;
  const size_t end = target.path.find_first_not_of("0123456789.", 2);
  if (end == 2 || end == std::string_view::npos || target.path[end] != '/') return;
  const std::string_view text = target.path.substr(2, end - 2);
  target.has_version = true;
  target.version = parse_api_version(text);
  target.route_path = target.path.substr(end);
}

// A host name or address and perhaps a port: what a client of Docker has reason to send. More than that may be
// well-formed to some reader and malformed to another.
bool is_plain_authority(std::string_view text) {
  const size_t colon = std::min(text.find(':'), text.size());
  const auto is_host = [](char byte) { return is_letter(byte) || is_digit(byte) || byte == '.' || byte == '-'; };
  const std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(std::min(colon + 1, text.size()));
  return std::all_of(host.begin(), host.end(), is_host) && std::all_of(port.begin(), port.end(), is_digit);
}

// What follows scheme and authority; empty if the target has no path, or an authority that is not plain.
std::string_view without_authority(std::string_view raw) {
  const size_t scheme = scheme_length(raw);
  if (scheme == 0) return raw;
  const std::string_view rest = raw.substr(scheme + 1);
  if (!rest.starts_with("//")) return rest;
  const size_t slash = rest.find('/', 2);
  if (slash == std::string_view::npos || !is_plain_authority(rest.substr(2, slash - 2))) return {};
  return rest.substr(slash);
}

}  // namespace

std::string_view path_of(std::string_view raw) {
  const std::string_view path = raw.substr(0, raw.find_first_of("?#"));
  const size_t scheme = path.find("://");
  if (scheme == std::string_view::npos) return path;
  const size_t start = path.find('/', scheme + 3);
  return start == std::string_view::npos ? std::string_view() : path.substr(start);
}

Decoded<RequestTarget> parse_request_target(base::Arena& arena, std::string_view raw) {
  if (raw.empty()) return bad_target("it is empty");
  if (raw.size() > kTargetBytesMax) return bad_target("it is longer than 64 KiB");
  for (const char byte : raw) {
    if (byte <= ' ' || byte == 0x7F) return bad_target("it has bytes that must be %-encoded");
  }
  if (raw.find('#') != std::string_view::npos) {
    return Refusal{"fragment", "the request-target has a '#', which must be sent as %23"};
  }
  const size_t question = raw.find('?');
  const std::string_view raw_path = without_authority(raw.substr(0, question));
  if (!raw_path.starts_with('/')) return bad_target("it has no path that begins with '/', or an odd host before it");
  RequestTarget target;
  const auto path = unescape_url(arena, raw_path, Unescape::kPath);
  if (!path || !is_valid_utf8(*path)) return bad_target("its path has an escape that cannot be decoded");
  target.path = *path;
  if (!is_clean(target.path)) {
    return Refusal{"unclean_path", "the path has an empty, '.' or '..' segment; send it without"};
  }
  split_version(target);
  const auto query =
      parse_query(arena, question == std::string_view::npos ? std::string_view() : raw.substr(question + 1));
  const auto is_readable = [](const QueryPair& pair) { return is_valid_utf8(pair.key) && is_valid_utf8(pair.value); };
  if (!query || !std::all_of(query->begin(), query->end(), is_readable)) {
    return Refusal{"bad_query", "the query has a malformed escape or a semicolon; encode every value"};
  }
  target.query = *query;
  return target;
}

}  // namespace bulkhead

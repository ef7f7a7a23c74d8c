// URIs as Go's net/url reads them.

#include "rego/builtins/uri_reader.h"

#include <algorithm>

#include "rego/builtins/ip_address.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/url_escape.h"

namespace rego {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_user_info(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("-._:~!$&'()*+,;=%@").find(c) != std::string_view::npos;
  });
}

// Whether a path may stand as it was spelled.
bool is_spelled_path(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("-._~!$&'()*+,;=:@/[]%").find(c) != std::string_view::npos;
  });
}

}  // namespace

bool is_optional_port(std::string_view text) {
  return text.empty() || (text[0] == ':' && std::ranges::all_of(text.substr(1), is_digit));
}

UriReader::Problem UriReader::read(std::string_view text) {
  const size_t hash = text.find('#');
  const std::string_view front = text.substr(0, hash);
  if (auto problem = read_front(front)) return "parse " + quote_for_message(front) + ": " + *problem;
  if (hash == text.npos) return std::nullopt;
  if (auto problem = read_url_escapes(fragment, text.substr(hash + 1), UrlPart::kFragment)) {
    return "parse " + quote_for_message(text) + ": " + *problem;
  }
  return std::nullopt;
}

UriReader::Problem UriReader::read_front(std::string_view text) {
  if (std::ranges::any_of(text, [](char c) { return static_cast<uint8_t>(c) < 0x20 || c == 0x7F; })) {
    return "net/url: invalid control character in URL";
  }
  if (text == "*") {
    path = "*";
    return std::nullopt;
  }
  if (text.starts_with(':')) return "missing protocol scheme";
  take_scheme(text);
  const size_t question = text.find('?');
  if (question != text.npos) raw_query = text.substr(question + 1);
  text = text.substr(0, question);
  if (!text.starts_with('/')) {
    if (!scheme.empty()) {
      opaque = text;
      return std::nullopt;
    }
    if (text.substr(0, text.find('/')).find(':') != text.npos) {
      return "first path segment in URL cannot contain colon";
    }
  }
  if (text.starts_with("//") && (!scheme.empty() || !text.starts_with("///"))) {
    text.remove_prefix(2);
    const size_t slash = std::min(text.find('/'), text.size());
    if (auto problem = read_authority(text.substr(0, slash))) return problem;
    text.remove_prefix(slash);
  }
  return read_path(text);
}

void UriReader::take_scheme(std::string_view& text) {
  for (size_t i = 0; i < text.size(); i++) {
    const char c = text[i];
    if (c == ':') {
      for (const char letter : text.substr(0, i)) {
        scheme.push_back(static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter));
      }
      text.remove_prefix(i + 1);
      return;
    }
    const bool may_follow = i > 0 && (is_digit(c) || c == '+' || c == '-' || c == '.');
    if (!is_letter(c) && !may_follow) return;
  }
}

UriReader::Problem UriReader::read_authority(std::string_view text) {
  const size_t at = text.rfind('@');
  if (auto problem = read_host(at == text.npos ? text : text.substr(at + 1))) return problem;
  if (at == text.npos) return std::nullopt;
  user = text.substr(0, at);
  if (!is_user_info(user)) return "net/url: invalid userinfo";
  std::string unused;
  return read_url_escapes(unused, user, UrlPart::kUser);
}

UriReader::Problem UriReader::read_host(std::string_view text) {
  const size_t bracket = text.rfind('[');
  if (bracket != text.npos && bracket > 0) return "invalid IP-literal";
  if (bracket == 0) return read_ip_literal(text);
  size_t colon = text.find(':');
  const bool is_web = scheme == "http" || scheme == "https";
  if (colon != text.npos && !is_web) colon = text.rfind(':');
  if (colon != text.npos && !is_optional_port(text.substr(colon))) {
    return "invalid port " + quote_for_message(text.substr(colon)) + " after host";
  }
  return read_url_escapes(host, text, UrlPart::kHost);
}

UriReader::Problem UriReader::read_ip_literal(std::string_view text) {
  const size_t close = text.rfind(']');
  if (close == text.npos) return "missing ']' in host";
  const std::string_view port = text.substr(close + 1);
  if (!is_optional_port(port)) return "invalid port " + quote_for_message(port) + " after host";
  const std::string_view name = text.substr(1, close - 1);
  const size_t zone = std::min(name.find("%25"), name.size());
  std::string address;
  if (auto problem = read_url_escapes(address, name.substr(0, zone), UrlPart::kHost)) return problem;
  const std::string without_zone = address;
  if (auto problem = read_url_escapes(address, name.substr(zone), UrlPart::kZone)) return problem;
  const auto parsed = parse_ip(without_zone.substr(0, without_zone.find('%')));
  if (!parsed) return "invalid host: ParseAddr(" + quote_for_message(address) + "): unable to parse IP";
  if (parsed->is_v4) return "invalid IP-literal";
  host = "[" + address + "]" + std::string(port);
  return std::nullopt;
}

UriReader::Problem UriReader::read_path(std::string_view text) {
  if (auto problem = read_url_escapes(path, text, UrlPart::kPath)) return problem;
  std::string escaped;
  append_url_escaped(escaped, path, UrlPart::kPath);
  if (escaped != text) raw_path = text;
  return std::nullopt;
}

std::string UriReader::escaped_path() const {
  if (!raw_path.empty() && is_spelled_path(raw_path)) return raw_path;
  std::string escaped;
  append_url_escaped(escaped, path, UrlPart::kPath);
  return escaped;
}

std::string UriReader::to_string() const {
  std::string out;
  if (!scheme.empty()) out += scheme + ":";
  if (!opaque.empty()) {
    out += opaque;
  } else {
    if (!host.empty() || !user.empty() || scheme == "file") {
      out += "//";
      if (!user.empty()) out += user + "@";
      append_url_escaped(out, host, UrlPart::kHost);
    }
    const std::string escaped = escaped_path();
    if (!escaped.empty() && escaped[0] != '/' && !host.empty()) out += '/';
    out += escaped;
  }
  if (!raw_query.empty()) out += "?" + raw_query;
  if (!fragment.empty()) {
    out += '#';
    append_url_escaped(out, fragment, UrlPart::kFragment);
  }
  return out;
}

}  // namespace rego

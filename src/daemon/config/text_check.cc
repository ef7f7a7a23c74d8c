// One function a rule. Each says what was found and what was expected; the caller adds the place and the key.

#include "daemon/config/text_check.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/nearest.h"
#include "daemon/config/instant.h"
#include "daemon/config/route_patterns.h"

namespace bulkhead::config {
namespace {

struct RuleWords {
  TextRule rule;
  std::string_view words;
  std::string_view pattern;
};

constexpr RuleWords kRuleWords[] = {
    {TextRule::kAny, "a text", ""},
    {TextRule::kSentence, "a text without control characters", "."},
    {TextRule::kName, "a name of letters, digits, '.', '_' and '-', at most 64", "^[A-Za-z0-9._-]{1,64}$"},
    {TextRule::kRoute, "a route, a family like \"container.*\", or \"*\"", ""},
    {TextRule::kElevation, "an elevation's name or id, or a pattern like \"cap-*\"", "^[A-Za-z0-9-]*\\*?$"},
    {TextRule::kImageDigest, "NAME@sha256: and 64 hexadecimal digits", "^[^@:]+(:[0-9]+/[^@:]+)?@sha256:[0-9a-f]{64}$"},
    {TextRule::kImagePattern, "an image reference, in which * stands for anything", "^[^ ]+$"},
    {TextRule::kHostPath, "an absolute path", "^/"},
    {TextRule::kFile, "a path", "."},
    {TextRule::kInstant, "a date like 2027-01-31, or an instant like 2027-01-31T12:00:00Z",
     "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"},
    {TextRule::kDnsName, "a DNS name", "^[A-Za-z0-9*_-][A-Za-z0-9.*_-]*$"},
    {TextRule::kFingerprint, "the 64 hexadecimal digits of a SHA-256 digest",
     "^(sha256:)?([0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31})$"},
    {TextRule::kMount, "SOURCE:TARGET or SOURCE:TARGET:ro", "^[^:]+:/[^:]*(:(ro|rw))?$"},
    {TextRule::kPolicyPath, "a rule's path like data.docker.authz.allow", "^[A-Za-z0-9_./-]+$"},
    {TextRule::kPluginName, "a name of letters, digits, '.', '_' and '-', at most 64", "^[A-Za-z0-9._-]{1,64}$"},
};

const RuleWords& words_of(TextRule rule) { return *std::ranges::find(kRuleWords, rule, &RuleWords::rule); }

CheckedText good(std::string_view text) { return {{std::string(text)}, "", ""}; }
CheckedText bad(std::string mistake) { return {{}, std::move(mistake), ""}; }

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_hex(char byte) { return is_digit(byte) || (byte >= 'a' && byte <= 'f'); }
bool is_word(char byte) { return is_letter(byte) || is_digit(byte) || byte == '_' || byte == '-' || byte == '.'; }

std::string unlike(TextRule rule, std::string_view text) {
  return fmt::format("found \"{}\", expected {}", text, rule_words(rule));
}

std::string with_hint(std::string sentence, std::string_view text, std::span<const std::string_view> known) {
  const std::string_view near = base::nearest(text, known);
  return near.empty() ? sentence : fmt::format("{}; did you mean \"{}\"?", sentence, near);
}

CheckedText check_sentence(std::string_view text) {
  const bool is_plain = std::ranges::none_of(text, [](char byte) { return (byte >= 0 && byte < ' ') || byte == 0x7F; });
  return is_plain ? good(text) : bad(unlike(TextRule::kSentence, text));
}

CheckedText check_name(std::string_view text) {
  constexpr size_t kNameBytesMax = 64;
  const bool is_name = text.size() <= kNameBytesMax && std::ranges::all_of(text, is_word);
  return is_name ? good(text) : bad(unlike(TextRule::kName, text));
}

CheckedText check_route(std::string_view text) {
  if (is_route_pattern(text)) return good(text);
  return bad(with_hint(fmt::format("there is no route \"{}\"", text), text, known_route_patterns()));
}

bool is_id(std::string_view text) {
  return text.size() > 2 && (text.starts_with("BH") || text.starts_with("bh")) &&
         std::ranges::all_of(text.substr(2), is_digit);
}

CheckedText check_elevation(std::string_view text, const World& world) {
  if (text.ends_with('*')) {
    CheckedText checked;
    const std::string_view prefix = text.substr(0, text.size() - 1);
    for (const std::string_view name : world.elevation_names) {
      if (name.starts_with(prefix)) checked.texts.emplace_back(name);
    }
    if (checked.texts.empty()) checked.mistake = fmt::format("no elevation begins with \"{}\"", prefix);
    return checked;
  }
  if (is_id(text)) {
    const std::string id = "BH" + std::string(text.substr(2));
    const auto found = std::ranges::find(world.elevation_ids, id);
    if (found == world.elevation_ids.end()) return bad(fmt::format("there is no elevation {}", id));
    return good(world.elevation_names[static_cast<size_t>(found - world.elevation_ids.begin())]);
  }
  if (std::ranges::find(world.elevation_names, text) != world.elevation_names.end()) return good(text);
  return bad(with_hint(fmt::format("there is no elevation \"{}\"", text), text, world.elevation_names));
}

bool is_image_name(std::string_view name) {
  const auto is_part = [](char byte) { return is_word(byte) || byte == '/' || byte == ':'; };
  return !name.empty() && name.size() <= 255 && !name.starts_with('/') && !name.ends_with('/') &&
         std::ranges::all_of(name, is_part);
}

CheckedText check_image_digest(std::string_view text) {
  constexpr std::string_view kAlgorithm = "@sha256:";
  constexpr size_t kDigestDigits = 64;
  const size_t at = text.find('@');
  const std::string_view name = text.substr(0, at);
  const bool has_tag =
      name.rfind(':') != std::string_view::npos && name.substr(name.rfind(':')).find('/') == std::string_view::npos;
  if (at == std::string_view::npos) {
    const std::string_view found = has_tag ? "a tag, which can be moved to another image" : "no digest";
    return bad(fmt::format("found \"{}\" with {}, expected {}; `docker images --digests` shows it", text, found,
                           rule_words(TextRule::kImageDigest)));
  }
  if (has_tag) return bad(fmt::format("found \"{}\" with a tag and a digest; leave out the tag", text));
  const std::string_view digest = text.substr(at);
  const bool is_digest = digest.starts_with(kAlgorithm) && digest.size() == kAlgorithm.size() + kDigestDigits &&
                         std::ranges::all_of(digest.substr(kAlgorithm.size()), is_hex);
  return is_digest && is_image_name(name) ? good(text) : bad(unlike(TextRule::kImageDigest, text));
}

CheckedText check_image_pattern(std::string_view text) {
  const bool is_plain = std::ranges::none_of(text, [](char byte) { return byte <= ' ' || byte == 0x7F; });
  return is_plain ? good(text) : bad(unlike(TextRule::kImagePattern, text));
}

bool has_dot_parts(std::string_view path) {
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "." || part == "..") return true;
    begin = end + 1;
  }
  return false;
}

CheckedText check_host_path(std::string_view text) {
  if (!text.starts_with('/')) return bad(unlike(TextRule::kHostPath, text));
  if (has_dot_parts(text) || text.find("//") != std::string_view::npos) {
    return bad(fmt::format("found \"{}\", expected the path without \".\", \"..\" and \"//\"", text));
  }
  std::string_view path = text;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  CheckedText checked = good(path);
  if (path == "/") checked.warning = "this is the whole host";
  return checked;
}

CheckedText check_instant(std::string_view text, const World& world) {
  const auto end = end_of(text);
  if (!end) return bad(unlike(TextRule::kInstant, text));
  CheckedText checked = good(text);
  if (*end <= world.now_ns) {
    checked.warning = fmt::format("it expired at {} and grants nothing any more", utc_text(*end));
  } else if (*end - world.now_ns <= kExpiresSoonNs) {
    checked.warning = fmt::format("it expires at {}", utc_text(*end));
  }
  return checked;
}

CheckedText check_dns_name(std::string_view text) {
  constexpr size_t kDnsBytesMax = 253;
  const bool is_name = text.size() <= kDnsBytesMax && !text.starts_with('.') && !text.ends_with('.') &&
                       std::ranges::all_of(text, [](char byte) { return is_word(byte) || byte == '*'; });
  return is_name ? good(text) : bad(unlike(TextRule::kDnsName, text));
}

// openssl prints AB:CD:…; policies compare lower case without colons.
CheckedText check_fingerprint(std::string_view text) {
  constexpr size_t kFingerprintDigits = 64;
  std::string digits;
  for (const char byte : text.substr(text.starts_with("sha256:") ? 7 : 0)) {
    if (byte != ':') digits += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  const bool is_digest = digits.size() == kFingerprintDigits && std::ranges::all_of(digits, is_hex);
  return is_digest ? good(digits) : bad(unlike(TextRule::kFingerprint, text));
}

// Policies get SOURCE:TARGET or SOURCE:TARGET:ro; rw is what is meant without a word.
CheckedText check_mount(std::string_view text) {
  const std::string_view named = text.ends_with(":rw") ? text.substr(0, text.size() - 3) : text;
  const size_t colon = named.find(':');
  if (colon == std::string_view::npos) return bad(unlike(TextRule::kMount, text));
  const std::string_view source = named.substr(0, colon);
  std::string_view target = named.substr(colon + 1);
  if (target.ends_with(":ro")) target.remove_suffix(3);
  const bool is_mount = !source.empty() && target.starts_with('/') && target.find(':') == std::string_view::npos &&
                        !has_dot_parts(source) && !has_dot_parts(target);
  return is_mount ? good(named) : bad(unlike(TextRule::kMount, text));
}

CheckedText check_policy_path(std::string_view text) {
  const bool is_path = std::ranges::all_of(text, [](char byte) { return is_word(byte) || byte == '/'; });
  return is_path ? good(text) : bad(unlike(TextRule::kPolicyPath, text));
}

}  // namespace

CheckedText check_text(TextRule rule, std::string_view text, const World& world) {
  if (text.size() > kTextBytesMax) return bad(fmt::format("the text is longer than {} bytes", kTextBytesMax));
  if (text.empty() && rule != TextRule::kAny)
    return bad(fmt::format("found an empty text, expected {}", rule_words(rule)));
  if (text.find('\0') != std::string_view::npos) return bad("the text has a zero byte");
  switch (rule) {
    case TextRule::kSentence:
      return check_sentence(text);
    case TextRule::kName:
    case TextRule::kPluginName:
      return check_name(text);
    case TextRule::kRoute:
      return check_route(text);
    case TextRule::kElevation:
      return check_elevation(text, world);
    case TextRule::kImageDigest:
      return check_image_digest(text);
    case TextRule::kImagePattern:
      return check_image_pattern(text);
    case TextRule::kHostPath:
      return check_host_path(text);
    case TextRule::kInstant:
      return check_instant(text, world);
    case TextRule::kDnsName:
      return check_dns_name(text);
    case TextRule::kFingerprint:
      return check_fingerprint(text);
    case TextRule::kMount:
      return check_mount(text);
    case TextRule::kPolicyPath:
      return check_policy_path(text);
    case TextRule::kAny:
    case TextRule::kFile:
      break;
  }
  return good(text);
}

std::string_view rule_words(TextRule rule) { return words_of(rule).words; }
std::string_view rule_pattern(TextRule rule) { return words_of(rule).pattern; }

}  // namespace bulkhead::config

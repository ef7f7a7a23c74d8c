// inet_pton reads addresses as Go's netip does (no leading zeros, IPv4 inside IPv6 only at the end), but knows no
// zones; they are cut off before.

#include "docker/api/text_rules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "docker/api/go_fold.h"

namespace bulkhead {
namespace {

enum class Family { kNone, kIPv4, kIPv6 };

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_hex_digit(char byte) { return is_digit(byte) || (fold_ascii(byte) >= 'a' && fold_ascii(byte) <= 'f'); }

// Decimal without sign or leading zeros, 0 … greatest.
bool is_number(std::string_view text, unsigned greatest) {
  unsigned number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size() || number > greatest) return false;
  return text.size() == 1 || text[0] != '0';
}

Family family_of(std::string_view text) {
  char terminated[INET6_ADDRSTRLEN];
  if (text.size() >= sizeof(terminated) || text.find('\0') != std::string_view::npos) return Family::kNone;
  memcpy(terminated, text.data(), text.size());
  terminated[text.size()] = '\0';
  unsigned char address[sizeof(in6_addr)];
  if (inet_pton(AF_INET, terminated, address) == 1) return Family::kIPv4;
  return inet_pton(AF_INET6, terminated, address) == 1 ? Family::kIPv6 : Family::kNone;
}

bool is_address(std::string_view text) {
  const size_t zone = text.find('%');
  if (zone == std::string_view::npos) return text.empty() || family_of(text) != Family::kNone;
  return zone + 1 < text.size() && family_of(text.substr(0, zone)) == Family::kIPv6;
}

bool is_prefix(std::string_view text) {
  if (text.empty()) return true;
  const size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return false;
  const Family family = family_of(text.substr(0, slash));
  return family != Family::kNone && is_number(text.substr(slash + 1), family == Family::kIPv4 ? 32 : 128);
}

// Groups of `width` hexadecimal digits with one separator between.
bool is_grouped(std::string_view text, size_t width, std::string_view separators) {
  if (text.size() <= width || separators.find(text[width]) == std::string_view::npos) return false;
  const char separator = text[width];
  for (size_t i = 0; i < text.size(); i++) {
    const bool is_separator = i % (width + 1) == width;
    if (is_separator ? text[i] != separator : !is_hex_digit(text[i])) return false;
  }
  return text.size() % (width + 1) == width;
}

bool is_mac_address(std::string_view text) {
  if (text.empty()) return true;
  size_t bytes = 0;
  if (is_grouped(text, 2, ":-")) bytes = (text.size() + 1) / 3;
  if (is_grouped(text, 4, ".")) bytes = (text.size() + 1) / 5 * 2;
  return bytes == 6 || bytes == 8 || bytes == 20;
}

bool is_base64_digit(char byte) {
  return (fold_ascii(byte) >= 'a' && fold_ascii(byte) <= 'z') || is_digit(byte) || byte == '+' || byte == '/';
}

bool is_base64(std::string_view text) {
  size_t digits = 0;
  size_t padding = 0;
  for (const char byte : text) {
    if (byte == '\r' || byte == '\n') continue;
    if (byte == '=') {
      padding++;
    } else if (padding || !is_base64_digit(byte)) {
      return false;
    } else {
      digits++;
    }
  }
  return (digits + padding) % 4 == 0 && (padding == 0 || (padding <= 2 && digits % 4 != 0));
}

std::string_view port_digits(std::string_view text) { return text.substr(0, text.find('/')); }

std::optional<uint16_t> port_number(std::string_view text) {
  const std::string_view digits = port_digits(text);
  uint16_t number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The protocol's case folds as Unicode has it; what is not ASCII is no protocol anyway.
bool is_port(std::string_view text) {
  const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
  return port_number(text) && std::all_of(text.begin(), text.end(), is_ascii);
}

}  // namespace

bool fits_rule(TextRule rule, std::string_view text) {
  switch (rule) {
    case TextRule::kNone:
      return true;
    case TextRule::kAddress:
      return is_address(text);
    case TextRule::kPrefix:
      return is_prefix(text);
    case TextRule::kMacAddress:
      return is_mac_address(text);
    case TextRule::kPort:
      return is_port(text);
    case TextRule::kBase64:
      return is_base64(text);
  }
  return false;
}

std::string_view rule_words(TextRule rule) {
  switch (rule) {
    case TextRule::kNone:
      return "text";
    case TextRule::kAddress:
      return "an IP address";
    case TextRule::kPrefix:
      return "a subnet such as 10.0.0.0/8";
    case TextRule::kMacAddress:
      return "a MAC address";
    case TextRule::kPort:
      return "a port such as 80/tcp";
    case TextRule::kBase64:
      return "base64";
  }
  return "text";
}

std::optional<std::string_view> normal_port(base::Arena& arena, std::string_view text) {
  if (!is_port(text)) return std::nullopt;
  constexpr std::string_view kDefault = "tcp";
  constexpr size_t kDigitsMax = 5;
  const size_t slash = text.find('/');
  std::string_view protocol = slash == std::string_view::npos ? kDefault : text.substr(slash + 1);
  if (protocol.empty()) protocol = kDefault;
  char* const normal = arena.allocate_array<char>(kDigitsMax + 1 + protocol.size());
  char* end = std::to_chars(normal, normal + kDigitsMax, *port_number(text)).ptr;
  *end++ = '/';
  end = std::transform(protocol.begin(), protocol.end(), end, fold_ascii);
  return std::string_view(normal, static_cast<size_t>(end - normal));
}

}  // namespace bulkhead

// Addresses are read by the C library, less what Go does not accept, and printed by Go's rules.

#include "docker/cli_line/go_addresses.h"

#include <arpa/inet.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == text.npos; }

struct Run {
  size_t begin = 8;
  size_t length = 1;  // shorter runs of zeros are written out
};

Run longest_zeros(const std::array<unsigned, 8>& groups) {
  Run best;
  for (size_t i = 0; i < groups.size(); i++) {
    size_t end = i;
    while (end < groups.size() && groups[end] == 0) end++;
    if (end - i > best.length) best = {i, end - i};
  }
  return best;
}

std::string ipv6_text(const unsigned char (&bytes)[16]) {
  std::array<unsigned, 8> groups;
  for (size_t i = 0; i < groups.size(); i++) groups[i] = static_cast<unsigned>(bytes[2 * i] << 8) | bytes[2 * i + 1];
  const Run zeros = longest_zeros(groups);
  std::string out;
  for (size_t i = 0; i < groups.size(); i++) {
    if (i == zeros.begin) {
      out += "::";
      i += zeros.length - 1;
      continue;
    }
    if (!out.empty() && out.back() != ':') out += ':';
    out += fmt::format("{:x}", groups[i]);
  }
  return out;
}

}  // namespace

std::optional<std::string> normal_ip(std::string_view text) {
  if (text.size() > 64) return {};
  const std::string copy(text);
  unsigned char bytes[16] = {};
  if (inet_pton(AF_INET, copy.c_str(), bytes) == 1) {
    return fmt::format("{}.{}.{}.{}", bytes[0], bytes[1], bytes[2], bytes[3]);
  }
  if (inet_pton(AF_INET6, copy.c_str(), bytes) != 1) return {};
  static constexpr unsigned char kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(std::begin(kMapped), std::end(kMapped), bytes)) {
    return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
  }
  return ipv6_text(bytes);
}

bool is_mac_address(std::string_view text) {
  const char separator = text.find('.') != text.npos ? '.' : text.find('-') != text.npos ? '-' : ':';
  const size_t group_size = separator == '.' ? 4 : 2;
  const auto groups = split(text, separator);
  for (const std::string_view group : groups) {
    if (group.size() != group_size || !is_hex(group)) return false;
  }
  const size_t bytes = groups.size() * group_size / 2;
  return bytes == 6 || bytes == 8 || bytes == 20;
}

base::Result<std::string_view> strip_brackets(std::string_view host) {
  if (!host.starts_with('[')) {
    if (host.find(':') != host.npos) return line_mistake(fmt::format("too many colons in address {}:", host));
    if (host.find_first_of("[]") != host.npos)
      return line_mistake(fmt::format("unexpected bracket in address {}", host));
    return host;
  }
  const size_t end = host.find(']');
  if (end + 1 != host.size()) return line_mistake(fmt::format("missing ']' in address {}:", host));
  const std::string_view inside = host.substr(1, end - 1);
  if (inside.find('[') != inside.npos) return line_mistake(fmt::format("unexpected '[' in address {}", host));
  return inside;
}

}  // namespace bulkhead::cli_line

// Reading addresses by hand: four decimal numbers, or up to eight groups of hexadecimal digits with one gap, the last
// two of which may be an IPv4 address.

#include "rego/builtins/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace rego {
namespace {

constexpr std::array<uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int kMappedBits = 96;

bool parse_v4(std::string_view text, uint8_t* bytes) {
  for (int i = 0; i < 4; i++) {
    const size_t end = i < 3 ? text.find('.') : text.size();
    const std::string_view part = text.substr(0, end);
    if (end == text.npos || part.empty() || part.size() > 3 || (part.size() > 1 && part[0] == '0')) return false;
    int number = 0;
    for (const char c : part) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    if (number > 255) return false;
    bytes[i] = static_cast<uint8_t>(number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

std::optional<IpAddress> parse_v6(std::string_view text) {
  // The C library reads the same texts once the IPv4 part at the end is as strict as in Go.
  const size_t colon = text.rfind(':');
  if (text.find('.') != text.npos) {
    uint8_t unused[4];
    if (!parse_v4(text.substr(colon + 1), unused)) return std::nullopt;
  }
  char copy[INET6_ADDRSTRLEN];
  if (text.size() >= sizeof(copy) || text.find('\0') != text.npos) return std::nullopt;
  *std::copy(text.begin(), text.end(), copy) = '\0';
  IpAddress address;
  if (inet_pton(AF_INET6, copy, address.bytes.data()) != 1) return std::nullopt;
  return address;
}

void clear_bits_behind(std::array<uint8_t, 16>& bytes, int prefix) {
  for (int i = 0; i < 16; i++) {
    const int kept = std::clamp(prefix - i * 8, 0, 8);
    bytes[static_cast<size_t>(i)] &= static_cast<uint8_t>(0xFF00 >> kept);
  }
}

}  // namespace

bool IpAddress::is_mapped() const { return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin()); }

std::optional<IpAddress> parse_ip(std::string_view text) {
  if (text.find(':') != text.npos) return parse_v6(text);
  IpAddress address;
  std::ranges::copy(kMappedPrefix, address.bytes.begin());
  address.is_v4 = true;
  if (!parse_v4(text, address.bytes.data() + kMappedPrefix.size())) return std::nullopt;
  return address;
}

std::string to_string(const IpAddress& address) {
  char text[INET6_ADDRSTRLEN];
  const bool is_v4 = address.is_mapped();
  const uint8_t* bytes = address.bytes.data() + (is_v4 ? kMappedPrefix.size() : 0);
  // The C library writes ::a.b.c.d for what begins with 96 zero bits; Go does not.
  const bool is_compatible = !is_v4 && std::all_of(bytes, bytes + 12, [](uint8_t byte) { return byte == 0; }) &&
                             (bytes[12] != 0 || bytes[13] != 0);
  if (!is_compatible) return inet_ntop(is_v4 ? AF_INET : AF_INET6, bytes, text, sizeof(text));
  snprintf(text, sizeof(text), "::%x:%x", bytes[12] << 8 | bytes[13], bytes[14] << 8 | bytes[15]);
  return text;
}

bool IpNetwork::contains(const IpAddress& other) const {
  // An IPv4 address is never in an IPv6 network, not even in ::/0.
  if (address.is_mapped() != other.is_mapped()) return false;
  IpAddress masked = other;
  clear_bits_behind(masked.bytes, prefix);
  return masked == address;
}

IpAddress IpNetwork::last() const {
  IpAddress last = address;
  for (int i = 0; i < 16; i++) {
    const int kept = std::clamp(prefix - i * 8, 0, 8);
    last.bytes[static_cast<size_t>(i)] |= static_cast<uint8_t>(0xFF >> kept);
  }
  return last;
}

int IpNetwork::spelled_prefix() const { return address.is_v4 ? prefix - kMappedBits : prefix; }

std::optional<IpNetwork> parse_cidr(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto address = parse_ip(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  if (!address || digits.empty()) return std::nullopt;
  int prefix = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    prefix = std::min(prefix * 10 + (c - '0'), 1000);
  }
  if (prefix > (address->is_v4 ? 32 : 128)) return std::nullopt;
  IpNetwork network{*address, address->is_v4 ? prefix + kMappedBits : prefix};
  clear_bits_behind(network.address.bytes, network.prefix);
  return network;
}

std::string to_string(const IpNetwork& network) {
  const int prefix = network.address.is_mapped() ? network.prefix - kMappedBits : network.prefix;
  return to_string(network.address) + "/" + std::to_string(prefix);
}

IpAddress next_address(const IpAddress& address) {
  IpAddress next = address;
  for (size_t i = 16; i > 0; i--) {
    if (++next.bytes[i - 1] != 0) break;
  }
  return next;
}

}  // namespace rego

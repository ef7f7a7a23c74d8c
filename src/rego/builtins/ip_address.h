#pragma once
// IP addresses and networks, as Go's net package reads and writes them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rego {

// In 16 bytes, an IPv4 address behind the prefix ::ffff:0:0. `is_v4` says how it was spelled: ::ffff:1.2.3.4 is not.
struct IpAddress {
  std::array<uint8_t, 16> bytes{};
  bool is_v4 = false;

  // Whether the bytes are those of an IPv4 address, however it was spelled.
  bool is_mapped() const;
  bool operator==(const IpAddress& other) const { return bytes == other.bytes; }
};

// "10.0.0.1" or "fe80::1"; no zones, and no leading zeros in IPv4.
std::optional<IpAddress> parse_ip(std::string_view text);
std::string to_string(const IpAddress& address);

// A network: the address with the bits behind the prefix cleared. `prefix` counts in all 128 bits.
struct IpNetwork {
  IpAddress address;
  int prefix = 128;

  bool contains(const IpAddress& other) const;
  IpAddress last() const;
  // How many bits the prefix has as it was spelled: of 32 for IPv4.
  int spelled_prefix() const;
};

// "10.0.0.0/8".
std::optional<IpNetwork> parse_cidr(std::string_view text);
std::string to_string(const IpNetwork& network);

// The next address; zero behind the last one.
IpAddress next_address(const IpAddress& address);

}  // namespace rego

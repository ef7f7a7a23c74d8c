#pragma once
// Addresses, as Go's net package reads and prints them.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bulkhead::cli_line {

// net.ParseIP and its String(): the shortest form, IPv4 for addresses mapped into IPv6. None if it is no address.
std::optional<std::string> normal_ip(std::string_view text);

// net.ParseMAC: 6, 8 or 20 bytes.
bool is_mac_address(std::string_view text);

// The host of "host:" as net.SplitHostPort finds it: "[::1]" without its brackets.
base::Result<std::string_view> strip_brackets(std::string_view host);

}  // namespace bulkhead::cli_line

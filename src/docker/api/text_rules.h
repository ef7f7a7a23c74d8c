#pragma once
// Text rules: strings that a daemon parses while it decodes a body, so that a string that does not parse is a 400. Each
// rule accepts at most what Go's parser does.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"

namespace bulkhead {

enum class TextRule : uint8_t {
  kNone,
  kAddress,     // netip.Addr: IPv4, or IPv6 with or without zone; empty is none
  kPrefix,      // netip.Prefix: an address without zone, and "/24"; empty is none
  kMacAddress,  // net.ParseMAC: 6, 8 or 20 bytes, "00:00:5e", "00-00-5e" or "0000.5e00"; empty is none
  kPort,        // "80", "80/tcp", "80/TCP"
  kBase64,      // standard alphabet with padding; line breaks count for nothing
};

bool fits_rule(TextRule rule, std::string_view text);

// What is wrong, for people: "an IP address".
std::string_view rule_words(TextRule rule);

// The one spelling of a port, "80/tcp", in `arena`: two keys that are equal in it are one key to the daemon. None if
// `text` is no port.
std::optional<std::string_view> normal_port(base::Arena& arena, std::string_view text);

}  // namespace bulkhead

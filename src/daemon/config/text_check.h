#pragma once
// What a text of the configuration must look like, by the rule of its key.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/config/shape.h"

namespace bulkhead::config {

// What a file is checked against, beside itself.
struct World {
  std::span<const std::string_view> elevation_names;  // of the catalogue: "cap-sys-admin"
  std::span<const std::string_view> elevation_ids;    // "BH1102", in the same order
  int64_t now_ns = 0;                                 // since 1970
};

inline constexpr size_t kTextBytesMax = 4096;
inline constexpr int64_t kExpiresSoonNs = int64_t{14} * 86400 * 1'000'000'000;

struct CheckedText {
  std::vector<std::string> texts;  // what policies get: mostly the one, of a pattern of elevations all it means
  std::string mistake;             // a sentence's part behind "KEY: "; empty where all is well
  std::string warning;
};

CheckedText check_text(TextRule rule, std::string_view text, const World& world);

// What such a text is, for people: "an absolute path"; and the regular expression (ECMA) of a JSON Schema for it, empty
// where it says nothing.
std::string_view rule_words(TextRule rule);
std::string_view rule_pattern(TextRule rule);

}  // namespace bulkhead::config

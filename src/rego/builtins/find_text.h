#pragma once
// Finding text in text without a quadratic case.

#include <cstring>
#include <string_view>

namespace rego {

// The byte position of `needle` at or behind `from`, or npos.
inline size_t find_text(std::string_view text, std::string_view needle, size_t from = 0) {
  if (from > text.size()) return text.npos;
  if (needle.empty()) return from;
  const void* found = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return found ? static_cast<size_t>(static_cast<const char*>(found) - text.data()) : text.npos;
}

}  // namespace rego

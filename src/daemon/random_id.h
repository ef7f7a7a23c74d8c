#pragma once
// Identifiers for decisions: version 4 UUIDs from the kernel's random numbers, fetched many at a time.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bulkhead {

// Not thread-safe.
class RandomIds {
 public:
  // Lives until the next call.
  std::string_view next();

 private:
  static constexpr size_t kIdBytes = 16;
  static constexpr size_t kIdsAtOnce = 16;  // 256 bytes: what getrandom gives without being interrupted

  std::array<uint8_t, kIdBytes * kIdsAtOnce> bytes_;
  size_t used_ = sizeof bytes_;
  std::array<char, 36> text_;
};

}  // namespace bulkhead

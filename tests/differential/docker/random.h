#pragma once
// Random: the same numbers from the same seed on every machine (splitmix64).

#include <cstdint>
#include <span>

namespace bulkhead::differential {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
    return bits ^ (bits >> 31);
  }
  // 0 … count-1.
  size_t below(size_t count) { return static_cast<size_t>(next() % count); }
  // True once in `count` times.
  bool once_in(size_t count) { return count != 0 && below(count) == 0; }

  template <typename T, size_t N>
  const T& one_of(const T (&items)[N]) {
    return items[below(N)];
  }

 private:
  uint64_t state_;
};

}  // namespace bulkhead::differential

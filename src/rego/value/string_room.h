#pragma once
// StringRoom: strings that are written before their length is known, as a scanner does that copies while it looks for
// the end. They lie one after the other in pieces of an arena.

#include <algorithm>
#include <cstdint>

#include "rego/value/value.h"

namespace rego {

class StringRoom {
 public:
  // Strings are of `arena` from now on. `bytes_expected` is about what all of them take.
  void open(Arena& arena, size_t bytes_expected) {
    arena_ = &arena;
    expected_ = bytes_expected;
    at_ = end_ = nullptr;
  }

  // Where the next string's bytes go: from begin() up to end(). Little or no room may be left: see refill().
  char* begin() { return at_ + sizeof(uint32_t); }
  char* end() const { return end_; }
  bool is_open() const { return at_ != nullptr; }

  // Takes a new piece of the arena; what was left of the last is lost.
  void refill() {
    constexpr size_t kPieceMax = 1 << 15;
    const size_t bytes = std::min(expected_ + expected_ / 4, kPieceMax) + 64;
    at_ = arena_->allocate_array<char>(bytes);
    end_ = at_ + bytes;
  }

  // The string whose bytes were written to begin(); the next begins behind it. `text` is where they came from: what was
  // just written is slow to be read again.
  Value take(std::string_view text);

 private:
  Arena* arena_ = nullptr;
  size_t expected_ = 0;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace rego

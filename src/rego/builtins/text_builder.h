#pragma once
// TextBuilder: a string that grows in the arena and becomes a Value without being copied. It has a limit, so that no
// expression, however small, can ask for all memory.

#include <string_view>

#include "rego/builtins/builtin.h"
#include "rego/value/reps.h"

namespace rego {

// The longest string that a built-in function makes; past it the evaluation stops.
inline constexpr size_t kBuiltTextBytesMax = size_t{1} << 26;

class TextBuilder {
 public:
  explicit TextBuilder(Arena& arena, size_t bytes_hint = 32) : arena_(arena) { grow(bytes_hint); }

  void append(std::string_view text) {
    if (text.empty() || !make_room(text.size())) return;
    memcpy(bytes_ + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(char c) {
    if (!make_room(1)) return;
    bytes_[size_++] = c;
  }
  void append(char c, size_t count) {
    if (!count || !make_room(count)) return;
    memset(bytes_ + size_, c, count);
    size_ += count;
  }
  // Writes one code point as UTF-8; U+FFFD for what is none.
  void append_rune(uint32_t rune);

  size_t size() const { return size_; }
  std::string_view view() const { return {bytes_, size_}; }
  void truncate(size_t size) { size_ = size; }
  bool is_over_limit() const { return over_limit_; }

  // The string; over the limit the call fails and stops the evaluation. Nothing may be appended after it.
  Value finish(BuiltinContext& context);

 private:
  // Room for one more thing of `count` bytes; false when the limit is passed, and from then on.
  bool make_room(size_t count) {
    if (size_ + count <= capacity_ && !over_limit_) [[likely]]
      return true;
    return make_room_slowly(count);
  }
  bool make_room_slowly(size_t count);
  void grow(size_t capacity);

  Arena& arena_;
  char* bytes_ = nullptr;  // behind its uint32_t length
  size_t size_ = 0;
  size_t capacity_ = 0;
  bool over_limit_ = false;
};

}  // namespace rego

// Growing text in the arena, behind room for the length that a string Value has in front of its bytes.

#include "rego/builtins/text_builder.h"

#include <algorithm>

#include "rego/builtins/utf8_text.h"

namespace rego {

bool TextBuilder::make_room_slowly(size_t count) {
  if (over_limit_ || count > kBuiltTextBytesMax - size_) {
    over_limit_ = true;
    return false;
  }
  grow(std::max(size_ + count, capacity_ * 2));
  return true;
}

void TextBuilder::grow(size_t capacity) {
  capacity = std::min(std::max<size_t>(capacity, 28), kBuiltTextBytesMax);
  char* bytes = static_cast<char*>(arena_.allocate_bytes(sizeof(uint32_t) + capacity, alignof(uint32_t)));
  bytes += sizeof(uint32_t);
  if (size_) memcpy(bytes, bytes_, size_);
  bytes_ = bytes;
  capacity_ = capacity;
}

void TextBuilder::append_rune(uint32_t rune) {
  char bytes[4];
  append({bytes, encode_rune(rune, bytes)});
}

Value TextBuilder::finish(BuiltinContext& context) {
  if (over_limit_) return context.fail_halt("result is longer than 64 MiB");
  const auto length = static_cast<uint32_t>(size_);
  memcpy(bytes_ - sizeof(length), &length, sizeof(length));
  return ValueAccess::from_text(Type::kString, bytes_, hash_text(view()));
}

}  // namespace rego

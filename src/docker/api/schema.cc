// Finding a field: one probe of the shape's table by the ends of the key. Only a key that is not ASCII is folded
// before, because it may hold one of the two other letters.

#include "docker/api/schema.h"

namespace bulkhead {
namespace {

bool is_name(std::string_view name, std::string_view key) {
  if (name.size() != key.size()) return false;
  for (size_t i = 0; i < name.size(); i++) {
    if (fold_ascii(name[i]) != fold_ascii(key[i])) return false;
  }
  return true;
}

}  // namespace

int find_field(const Shape& shape, std::string_view key) {
  constexpr size_t kBytesMax = kFieldNameMax * 3;  // the longest spelling of an ASCII letter has three bytes
  if (key.size() > kBytesMax) return -1;
  char buffer[kBytesMax];
  if (!is_ascii(key)) key = {buffer, fold_key(key, buffer)};
  for (uint32_t slot = hash_name(key) & shape.slot_mask; shape.slots[slot]; slot = (slot + 1) & shape.slot_mask) {
    const int place = shape.slots[slot] - 1;
    const std::string_view name = shape.fields[place].name;
    if (name == key || is_name(name, key)) return place;
  }
  return -1;
}

}  // namespace bulkhead

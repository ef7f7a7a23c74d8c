// Finding a field: fold the key once, then one probe of the shape's table.

#include "docker/api/schema.h"

namespace bulkhead {
namespace {

bool is_name(std::string_view name, std::string_view folded) {
  if (name.size() != folded.size()) return false;
  for (size_t i = 0; i < name.size(); i++) {
    if (fold_ascii(name[i]) != folded[i]) return false;
  }
  return true;
}

}  // namespace

int find_field(const Shape& shape, std::string_view key) {
  constexpr size_t kBytesMax = kFieldNameMax * 3;  // the longest spelling of an ASCII letter has three bytes
  if (key.size() > kBytesMax) return -1;
  char buffer[kBytesMax];
  const std::string_view folded(buffer, fold_key(key, buffer));
  for (uint32_t slot = hash_folded(folded) & shape.slot_mask; shape.slots[slot]; slot = (slot + 1) & shape.slot_mask) {
    const int place = shape.slots[slot] - 1;
    if (is_name(shape.fields[place].name, folded)) return place;
  }
  return -1;
}

}  // namespace bulkhead

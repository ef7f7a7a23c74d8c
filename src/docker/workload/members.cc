// One open hash table a struct, made at first use and never changed. A key's hash is part of its value, so a look-up is
// one probe and one comparison of bytes.

#include "docker/workload/members.h"

#include <cstring>

namespace bulkhead {
namespace {

#define SOURCE(name) constexpr std::string_view k##name##Names[] = {
#define MEMBER(name) #name,
#define END \
  }         \
  ;
#include "docker/workload/members.def"
#undef SOURCE
#undef MEMBER
#undef END

uint64_t load(const char* bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof(word));
  return word;
}

// Names are short, so that a call of memcmp costs more than it compares.
bool same_name(std::string_view name, std::string_view key) {
  if (name.size() != key.size()) return false;
  size_t at = 0;
  for (; at + sizeof(uint64_t) <= name.size(); at += sizeof(uint64_t)) {
    if (load(name.data() + at) != load(key.data() + at)) return false;
  }
  for (; at < name.size(); at++) {
    if (name[at] != key[at]) return false;
  }
  return true;
}

bool is_empty_text(const rego::Value& value) { return value.is_string() && value.as_string().empty(); }

}  // namespace

MemberIndex::MemberIndex(std::span<const std::string_view> names) : names_(names) {
  assert(names.size() * 4 <= kSlots);
  for (size_t place = 0; place < names.size(); place++) {
    const uint32_t hash = rego::hash_text(names[place]);
    size_t slot = hash % kSlots;
    while (slots_[slot].place_plus_one) slot = (slot + 1) % kSlots;
    slots_[slot] = {hash, static_cast<uint8_t>(place + 1)};
  }
}

void MemberIndex::collect(const rego::Value& object, rego::Value* values) const {
  for (const rego::Entry& entry : object.unordered_entries()) {
    if (entry.value.is_null() || !entry.key.is_string() || is_empty_text(entry.value)) continue;
    const uint32_t hash = entry.key.string_hash();
    for (size_t slot = hash % kSlots; slots_[slot].place_plus_one; slot = (slot + 1) % kSlots) {
      const size_t place = slots_[slot].place_plus_one - size_t{1};
      if (slots_[slot].hash != hash || !same_name(names_[place], entry.key.as_string())) continue;
      values[place] = entry.value;
      break;
    }
  }
}

#define SOURCE(name)                                \
  const MemberIndex& index_of(name##Member) {       \
    static const MemberIndex index(k##name##Names); \
    return index;                                   \
  }
#define MEMBER(name)
#define END
#include "docker/workload/members.def"
#undef SOURCE
#undef MEMBER
#undef END

}  // namespace bulkhead

// Values: making scalars and arrays, looking things up, the term order, deep copies. Objects and sets are made in
// builders.cc. Recursion here goes as deep as a value nests, which every reader bounds by base::kNestingMax.

#include "rego/value/value.h"

#include <algorithm>
#include <cstddef>

#include "rego/value/builders.h"
#include "rego/value/numbers.h"
#include "rego/value/reps.h"
#include "rego/value/string_room.h"

namespace rego {
namespace {

constexpr ArrayRep kEmptyArray{0, 1};
// Never written: an empty object is born sorted and has nothing to index.
ObjectRep empty_object_rep() { return {nullptr, nullptr, 0, 0, 1, true, true}; }

int three_way(size_t a, size_t b) { return a < b ? -1 : a > b; }

int compare_items(std::span<const Value> a, std::span<const Value> b) {
  const size_t common = std::min(a.size(), b.size());
  for (size_t i = 0; i < common; i++) {
    if (const int order = compare(a[i], b[i])) return order;
  }
  return three_way(a.size(), b.size());
}

int compare_entries(std::span<const Entry> a, std::span<const Entry> b) {
  const size_t common = std::min(a.size(), b.size());
  for (size_t i = 0; i < common; i++) {
    if (const int order = compare(a[i].key, b[i].key)) return order;
    if (const int order = compare(a[i].value, b[i].value)) return order;
  }
  return three_way(a.size(), b.size());
}

bool equal_items(std::span<const Value> a, std::span<const Value> b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), equal);
}

bool equal_objects(const Value& a, const Value& b) {
  if (a.size() != b.size()) return false;
  const auto left = a.entries();
  const auto right = b.entries();
  return std::equal(left.begin(), left.end(), right.begin(),
                    [](const Entry& x, const Entry& y) { return equal(x.key, y.key) && equal(x.value, y.value); });
}

template <typename Word>
uint64_t load(const char* bytes) {
  Word word;
  memcpy(&word, bytes, sizeof(word));
  return word;
}

// The last one to seven bytes of a text in one word, every byte at least once, by loads that may overlap: to copy them
// into a word first would make the next load wait for it.
uint64_t load_tail(const char* bytes, size_t left) {
  if (left >= 4) return load<uint32_t>(bytes) | load<uint32_t>(bytes + left - 4) << 32;
  return load<uint8_t>(bytes) | load<uint8_t>(bytes + left / 2) << 8 | load<uint8_t>(bytes + left - 1) << 16;
}

__extension__ using Uint128 = unsigned __int128;

// Both halves of the product.
uint64_t fold(uint64_t a, uint64_t b) {
  const Uint128 product = static_cast<Uint128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

// A length in front of the bytes; see Value::text_length.
char* allocate_text(Arena& arena, std::string_view text) {
  const auto length = static_cast<uint32_t>(text.size());
  char* bytes = static_cast<char*>(arena.allocate_bytes(sizeof(length) + text.size(), alignof(uint32_t)));
  memcpy(bytes, &length, sizeof(length));
  if (length) memcpy(bytes + sizeof(length), text.data(), text.size());
  return bytes + sizeof(length);
}

Value find_in_set(const Value& set, const Value& item) {
  const auto items = set.items();
  const auto place = std::lower_bound(items.begin(), items.end(), item,
                                      [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  return place != items.end() && equal(*place, item) ? *place : Value();
}

Value deep_copy_object(Arena& arena, const Value& object) {
  ObjectBuilder builder(arena);
  builder.reserve(object.size());
  for (const Entry& entry : object.entries()) builder.add(deep_copy(arena, entry.key), deep_copy(arena, entry.value));
  return builder.finish();
}

}  // namespace

std::string_view type_name(Type type) {
  static constexpr std::string_view kNames[] = {"undefined", "null",  "boolean", "number",
                                                "string",    "array", "object",  "set"};
  return kNames[static_cast<size_t>(type)];
}

// Two lanes of sixteen bytes, so that multiplications overlap; what does not fill them is read once more from the end.
uint32_t hash_text(std::string_view text) {
  constexpr uint64_t kFirst = 0x9E3779B97F4A7C15, kSecond = 0xD6E8FEB86659FD93, kThird = 0xA0761D6478BD642F;
  const char* bytes = text.data();
  const size_t size = text.size();
  if (size < 8) return static_cast<uint32_t>(fold(size ? load_tail(bytes, size) ^ kFirst : kFirst, size ^ kSecond));
  const char* const end = bytes + size;
  uint64_t hash = size * kFirst;
  if (size > 16) {
    uint64_t other = kThird;
    for (; end - bytes > 32; bytes += 32) {
      hash = fold(hash ^ load<uint64_t>(bytes), kFirst ^ load<uint64_t>(bytes + 8));
      other = fold(other ^ load<uint64_t>(bytes + 16), kSecond ^ load<uint64_t>(bytes + 24));
    }
    const char* const last = size >= 32 ? end - 32 : text.data();
    other = fold(other ^ load<uint64_t>(last), kThird ^ load<uint64_t>(last + 8));
    hash ^= other;
  }
  const char* const tail = size >= 16 ? end - 16 : text.data();
  hash = fold(hash ^ load<uint64_t>(tail), kSecond ^ load<uint64_t>(end - 8));
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

Value Value::string(Arena& arena, std::string_view text) {
  return ValueAccess::from_text(Type::kString, allocate_text(arena, text), hash_text(text));
}

Value StringRoom::take(std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  memcpy(at_, &size, sizeof(size));
  const char* const bytes = begin();
  at_ += sizeof(size) + text.size();
  return ValueAccess::from_text(Type::kString, bytes, hash_text(text));
}

Value Value::number_text(Arena& arena, std::string_view text) {
  return ValueAccess::from_text(Type::kNumber, allocate_text(arena, text), 0);
}

ArrayRep* allocate_array_rep(Arena& arena, size_t size) {
  auto* rep = static_cast<ArrayRep*>(arena.allocate_bytes(sizeof(ArrayRep) + size * sizeof(Value), alignof(ArrayRep)));
  rep->size = static_cast<uint32_t>(size);
  rep->depth = 1;
  return rep;
}

Value Value::array(Arena& arena, std::span<const Value> items) {
  if (items.empty()) return empty_array();
  ArrayRep* rep = allocate_array_rep(arena, items.size());
  std::uninitialized_copy(items.begin(), items.end(), rep->items());
  note_depth(*rep);
  return ValueAccess::from_array(rep);
}

Value Value::empty_array() { return ValueAccess::from_array(&kEmptyArray); }
Value Value::empty_set() { return ValueAccess::from_set(&kEmptyArray); }
Value Value::empty_object() {
  static ObjectRep rep = empty_object_rep();
  return ValueAccess::from_object(&rep);
}

std::span<const Value> Value::items() const {
  assert(is_array() || is_set());
  return {payload_.array->items(), payload_.array->size};
}

std::span<const Entry> Value::entries() const {
  assert(is_object());
  ObjectRep& rep = *payload_.object;
  if (!rep.is_sorted) {
    std::sort(rep.entries, rep.entries + rep.size,
              [](const Entry& a, const Entry& b) { return compare(a.key, b.key) < 0; });
    rep.is_sorted = true;
    index_object(nullptr, rep);
  }
  return {rep.entries, rep.size};
}

std::span<const Entry> Value::unordered_entries() const {
  assert(is_object());
  return {payload_.object->entries, payload_.object->size};
}

size_t Value::size() const {
  if (is_object()) return payload_.object->size;
  assert(is_array() || is_set());
  return payload_.array->size;
}

Value Value::get(const Value& key) const {
  switch (type_) {
    case Type::kObject: {
      const int64_t place = find_entry(*payload_.object, key);
      return place < 0 ? Value() : payload_.object->entries[place].value;
    }
    case Type::kArray: {
      if (!key.is_number()) return {};
      const auto index = to_int64(key);
      return index && *index >= 0 && static_cast<uint64_t>(*index) < payload_.array->size
                 ? payload_.array->items()[*index]
                 : Value();
    }
    case Type::kSet:
      return find_in_set(*this, key);
    default:
      return {};
  }
}

Value Value::get(std::string_view key) const {
  if (!is_object()) return {};
  for (const Entry& entry : std::span(payload_.object->entries, payload_.object->size)) {
    if (entry.key.is_string() && entry.key.as_string() == key) return entry.value;
  }
  return {};
}

int compare(const Value& a, const Value& b) {
  if (a.type() != b.type()) return a.type() < b.type() ? -1 : 1;
  switch (a.type()) {
    case Type::kUndefined:
    case Type::kNull:
      return 0;
    case Type::kBoolean:
      return three_way(a.as_boolean(), b.as_boolean());
    case Type::kNumber:
      if (!a.is_integer() || !b.is_integer()) return compare_numbers(a, b);
      return a.as_integer() < b.as_integer() ? -1 : a.as_integer() > b.as_integer();
    case Type::kString: {
      const int order = a.as_string().compare(b.as_string());
      return order < 0 ? -1 : order > 0;
    }
    case Type::kArray:
    case Type::kSet:
      return ValueAccess::array(a) == ValueAccess::array(b) ? 0 : compare_items(a.items(), b.items());
    case Type::kObject:
      return ValueAccess::object(a) == ValueAccess::object(b) ? 0 : compare_entries(a.entries(), b.entries());
  }
  return 0;
}

bool equal_slow(const Value& a, const Value& b) {
  switch (a.type()) {
    case Type::kNumber:
      return !(a.is_integer() && b.is_integer()) && compare_numbers(a, b) == 0;
    case Type::kString:
      return a.string_hash() == b.string_hash() && a.as_string() == b.as_string();
    case Type::kArray:
    case Type::kSet:
      return equal_items(a.items(), b.items());
    case Type::kObject:
      return equal_objects(a, b);
    default:
      return false;
  }
}

Value deep_copy(Arena& arena, const Value& value) {
  switch (value.type()) {
    case Type::kNumber:
      return value.is_integer() ? value : Value::number_text(arena, value.as_text());
    case Type::kString:
      return ValueAccess::from_text(Type::kString, allocate_text(arena, value.as_string()), value.string_hash());
    case Type::kArray:
    case Type::kSet: {
      if (value.size() == 0) return value;
      ArrayRep* rep = allocate_array_rep(arena, value.size());
      std::transform(value.items().begin(), value.items().end(), rep->items(),
                     [&](const Value& item) { return deep_copy(arena, item); });
      note_depth(*rep);
      return value.is_array() ? ValueAccess::from_array(rep) : ValueAccess::from_set(rep);
    }
    case Type::kObject:
      return value.size() == 0 ? value : deep_copy_object(arena, value);
    default:
      return value;
  }
}

void freeze(const Value& value) {
  if (value.is_object()) {
    for (const Entry& entry : value.entries()) {
      freeze(entry.key);
      freeze(entry.value);
    }
  } else if (value.is_collection()) {
    for (const Value& item : value.items()) freeze(item);
  }
}

}  // namespace rego

#pragma once
// Schemas: what the daemon decodes a body into, as data. A Type says what may stand at a position; a Shape lists the
// fields of one Go struct in moby's spelling and order. The tables are constexpr and stand in schemas/.
//
//   inline constexpr auto kUlimitFields = fields({{"Name", kText}, {"Hard", kInt64}, {"Soft", kInt64}});
//   inline constexpr Type kUlimit = kObjectOf<kUlimitFields>;

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "docker/api/go_fold.h"

namespace bulkhead {

enum class Kind : uint8_t {
  kAny,  // not decoded by the daemon: any JSON, kept as it is
  kBoolean,
  kInteger,         // within Type::least and Type::greatest
  kUnsigned64,      // 0 … 2^64-1
  kFloat,           // any JSON number
  kText,            // a string, also where Go has a TextUnmarshaler
  kTextOrTextList,  // moby's StrSlice; a single string becomes a list of one
  kBlob,            // a string that is not made a value: BodyReader hands its text out
  kList,
  kMap,     // keys are data: case-sensitive, never folded
  kObject,  // a struct: keys are folded and get moby's spelling
};

struct Shape;

struct Type {
  Kind kind;
  const Type* element = nullptr;  // of kList and kMap
  const Shape* shape = nullptr;   // of kObject
  int64_t least = 0;
  int64_t greatest = 0;
};

struct Field {
  constexpr Field(std::string_view field_name, const Type& field_type) : name(field_name), type(&field_type) {}
  std::string_view name;
  const Type* type;
};

struct Shape {
  const Field* fields;
  uint32_t size;
  const uint8_t* slots;  // by hash_folded of the name: position + 1, or 0; linear probing
  uint32_t slot_mask;
  // Fields that the daemon of some version also takes from this place although they belong elsewhere: refused here
  // unless null. May be null.
  const Shape* misplaced;
};

inline constexpr size_t kFieldNameMax = 64;

// The position of the field that `key` names as Go sees it, or -1.
int find_field(const Shape& shape, std::string_view key);

template <size_t N>
constexpr std::array<Field, N> fields(const Field (&list)[N]) {
  return std::to_array(list);
}

// The fields of several structs, one after the other: Go's embedding.
template <typename... Lists>
constexpr auto join(const Lists&... lists) {
  return [&]<size_t... kPlaces>(std::index_sequence<kPlaces...>) {
    const Field* all[(std::tuple_size_v<Lists> + ...)];
    size_t count = 0;
    const auto take = [&](const auto& list) {
      for (const Field& field : list) all[count++] = &field;
    };
    (take(lists), ...);
    return std::array<Field, sizeof...(kPlaces)>{*all[kPlaces]...};
  }(std::make_index_sequence<(std::tuple_size_v<Lists> + ...)>());
}

// The number of slots for `count` fields: a power of two, at most half full.
constexpr size_t slots_for(size_t count) {
  size_t size = 2;
  while (size < count * 2) size *= 2;
  return size;
}

constexpr uint32_t hash_field(std::string_view name) {
  char folded[kFieldNameMax] = {};
  for (size_t i = 0; i < name.size(); i++) folded[i] = fold_ascii(name[i]);
  return hash_folded({folded, name.size()});
}

template <const auto& kFields>
consteval auto make_slots() {
  std::array<uint8_t, slots_for(kFields.size())> slots{};
  for (size_t i = 0; i < kFields.size(); i++) {
    size_t slot = hash_field(kFields[i].name) & (slots.size() - 1);
    while (slots[slot]) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = static_cast<uint8_t>(i + 1);
  }
  return slots;
}

template <const auto& kFields, const Shape* kMisplaced>
struct ShapeOf {
  static_assert(kFields.size() < 255);
  static constexpr auto kSlots = make_slots<kFields>();
  static constexpr Shape kShape{kFields.data(), kFields.size(), kSlots.data(), kSlots.size() - 1, kMisplaced};
};

inline constexpr Type kAny{Kind::kAny};
inline constexpr Type kBoolean{Kind::kBoolean};
inline constexpr Type kText{Kind::kText};
inline constexpr Type kBytes{Kind::kText};  // base64, decoded by nobody here
inline constexpr Type kBlob{Kind::kBlob};
inline constexpr Type kTextOrTextList{Kind::kTextOrTextList};
inline constexpr Type kFloat32{Kind::kFloat};
inline constexpr Type kInt64{Kind::kInteger, nullptr, nullptr, INT64_MIN, INT64_MAX};
inline constexpr Type kUint16{Kind::kInteger, nullptr, nullptr, 0, UINT16_MAX};
inline constexpr Type kUint32{Kind::kInteger, nullptr, nullptr, 0, UINT32_MAX};
inline constexpr Type kUint64{Kind::kUnsigned64};
template <const Type& kElement>
inline constexpr Type kListOf{Kind::kList, &kElement};
template <const Type& kElement>
inline constexpr Type kMapOf{Kind::kMap, &kElement};
template <const auto& kFields, const Shape* kMisplaced = nullptr>
inline constexpr Type kObjectOf{Kind::kObject, nullptr, &ShapeOf<kFields, kMisplaced>::kShape};

inline constexpr std::array<Field, 0> kNoFields{};
inline constexpr Type kEmptyObject = kObjectOf<kNoFields>;

}  // namespace bulkhead

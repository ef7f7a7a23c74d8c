#pragma once
// Schemas: what the daemon decodes a body into, as data. A Type says what may stand at a position; a Shape lists the
// fields of one Go struct in moby's spelling and order. The tables are constexpr and stand in schemas/.
//
//   inline constexpr Field kUlimitFields[] = {{"Name", kText}, {"Hard", kInt64}, {"Soft", kInt64}};
//   inline constexpr Type kUlimit = kObjectOf<kUlimitFields>;
//
// A field knows three ways to read it: by the types of one daemon, by those of another, and so that both agree.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "docker/api/daemon_traits.h"
#include "docker/api/go_fold.h"
#include "docker/api/text_rules.h"

namespace bulkhead {

enum class Kind : uint8_t {
  kAny,  // not decoded by the daemon: any JSON, kept as it is
  kBoolean,
  kInteger,         // within Type::least and Type::greatest
  kUnsigned64,      // 0 … 2^64-1
  kFloat32,         // a number that a float holds
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
  TextRule rule = TextRule::kNone;  // of kText, and of the keys of kMap
};

enum class FieldNote : uint8_t {
  kNone,
  kMisplaced,    // belongs elsewhere, but some daemons take it from here: refused here unless null
  kIndifferent,  // only one daemon reads it, and it makes no difference
};

struct OnlyInMoby20 {};
struct OnlyInMoby156 {};
inline constexpr OnlyInMoby20 kInMoby20;
inline constexpr OnlyInMoby156 kInMoby156;

struct Field {
  constexpr Field(std::string_view field_name, const Type& type) : Field(field_name, type, type, type) {}
  constexpr Field(std::string_view field_name, const Type& moby20, const Type& moby156, const Type& both)
      : name(field_name), types{&moby20, &moby156, &both} {}
  constexpr Field(std::string_view field_name, OnlyInMoby20, const Type& type, FieldNote field_note = FieldNote::kNone)
      : name(field_name), types{&type, nullptr, &type}, note(field_note) {}
  constexpr Field(std::string_view field_name, OnlyInMoby156, const Type& type, FieldNote field_note = FieldNote::kNone)
      : name(field_name), types{nullptr, &type, &type}, note(field_note) {}

  // Null where that daemon does not know the field.
  constexpr const Type* type(BodyRules rules) const { return types[static_cast<size_t>(rules)]; }
  constexpr bool is_in_one_daemon() const { return !types[0] || !types[1]; }

  std::string_view name;
  const Type* types[3];  // by BodyRules
  FieldNote note = FieldNote::kNone;
};

struct Shape {
  const Field* fields;
  uint32_t size;
  const uint8_t* slots;  // by hash_name of the name: position + 1, or 0; linear probing
  uint32_t slot_mask;
};

inline constexpr size_t kFieldNameMax = 64;

// The position of the field that `key` names as Go sees it, or -1.
int find_field(const Shape& shape, std::string_view key);

template <size_t N>
constexpr std::array<Field, N> fields(const Field (&list)[N]) {
  return std::to_array(list);
}

// The number of slots for `count` fields: a power of two, at most half full.
constexpr size_t slots_for(size_t count) {
  size_t size = 2;
  while (size < count * 2) size *= 2;
  return size;
}

template <const auto& kFields>
consteval auto make_slots() {
  constexpr size_t kCount = std::size(kFields);
  std::array<uint8_t, slots_for(kCount)> slots{};
  for (size_t i = 0; i < kCount; i++) {
    size_t slot = hash_name(kFields[i].name) & (slots.size() - 1);
    while (slots[slot]) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = static_cast<uint8_t>(i + 1);
  }
  return slots;
}

template <const auto& kFields>
struct ShapeOf {
  static_assert(std::size(kFields) < 255);
  static constexpr auto kSlots = make_slots<kFields>();
  static constexpr Shape kShape{std::data(kFields), std::size(kFields), kSlots.data(), kSlots.size() - 1};
};

inline constexpr Type kAny{Kind::kAny};
inline constexpr Type kBoolean{Kind::kBoolean};
inline constexpr Type kText{Kind::kText};
// Texts that the daemon parses; it answers 400 where it cannot. The bytes are decoded by nobody here.
template <TextRule kRule>
inline constexpr Type kTextWith{Kind::kText, nullptr, nullptr, 0, 0, kRule};
inline constexpr const Type& kBytes = kTextWith<TextRule::kBase64>;
inline constexpr const Type& kAddress = kTextWith<TextRule::kAddress>;
inline constexpr const Type& kPrefix = kTextWith<TextRule::kPrefix>;
inline constexpr const Type& kMacAddress = kTextWith<TextRule::kMacAddress>;
inline constexpr Type kBlob{Kind::kBlob};
inline constexpr Type kTextOrTextList{Kind::kTextOrTextList};
inline constexpr Type kFloat32{Kind::kFloat32};
inline constexpr Type kInt64{Kind::kInteger, nullptr, nullptr, INT64_MIN, INT64_MAX};
inline constexpr Type kUint16{Kind::kInteger, nullptr, nullptr, 0, UINT16_MAX};
inline constexpr Type kUint32{Kind::kInteger, nullptr, nullptr, 0, UINT32_MAX};
inline constexpr Type kUint64{Kind::kUnsigned64};
template <const Type& kElement>
inline constexpr Type kListOf{Kind::kList, &kElement};
template <const Type& kElement>
inline constexpr Type kMapOf{Kind::kMap, &kElement};
template <const Type& kElement>
inline constexpr Type kPortMapOf{Kind::kMap, &kElement, nullptr, 0, 0, TextRule::kPort};
template <const auto& kFields>
inline constexpr Type kObjectOf{Kind::kObject, nullptr, &ShapeOf<kFields>::kShape};

inline constexpr std::array<Field, 0> kNoFields{};
inline constexpr Type kEmptyObject = kObjectOf<kNoFields>;

}  // namespace bulkhead

#pragma once
// Members: the fields of one of moby's structs, taken out of a document in a single pass. Looking sixty fields up one
// by one in an object of sixty would be the larger part of reading a request.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "rego/value/value.h"

namespace bulkhead {

#define SOURCE(name) enum class name##Member : uint8_t {
#define MEMBER(name) name,
#define END \
  kCount    \
  }         \
  ;
#include "docker/workload/members.def"
#undef SOURCE
#undef MEMBER
#undef END

// Where each of up to 127 names stands, by hash.
class MemberIndex {
 public:
  explicit MemberIndex(std::span<const std::string_view> names);

  // Fills values[place of its name] from each entry that has a known name and is neither null nor "", which Go's types
  // do not tell from nothing. Several equal keys cannot be: objects have none.
  void collect(const rego::Value& object, rego::Value* values) const;

 private:
  static constexpr size_t kSlots = 512;

  struct Slot {
    uint32_t hash = 0;
    uint8_t place_plus_one = 0;
  };

  std::span<const std::string_view> names_;
  std::array<Slot, kSlots> slots_;
};

#define SOURCE(name) const MemberIndex& index_of(name##Member);
#define MEMBER(name)
#define END
#include "docker/workload/members.def"
#undef SOURCE
#undef MEMBER
#undef END

template <typename Member>
class Members {
 public:
  // `object` may be anything; what is no object has no members.
  explicit Members(const rego::Value& object) {
    if (object.is_object()) index_of(Member()).collect(object, values_.data());
  }

  // Undefined where the member is not there, null or "".
  const rego::Value& operator[](Member member) const { return values_[static_cast<size_t>(member)]; }
  bool is_true(Member member) const { return (*this)[member].is_true(); }
  // "" where it is no string.
  std::string_view text(Member member) const {
    const rego::Value& value = (*this)[member];
    return value.is_string() ? value.as_string() : std::string_view();
  }

 private:
  std::array<rego::Value, static_cast<size_t>(Member::kCount)> values_;
};

}  // namespace bulkhead

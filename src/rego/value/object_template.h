#pragma once
// Objects of one fixed set of keys, made by copying: a template holds the keys and the values that they have unless
// told otherwise; an instance is a copy of its entries in which some are replaced. Keys are neither hashed nor sorted
// again.

#include <algorithm>
#include <cstring>
#include <span>

#include "rego/value/reps.h"
#include "rego/value/value.h"

namespace rego {

// Immutable once made, so threads may share it. Its keys and values live in the arena that made it, which must outlive
// every instance.
class ObjectTemplate {
 public:
  // `entries` have distinct string keys and frozen values. Fields are numbered as they stand here.
  ObjectTemplate(Arena& arena, std::span<const Entry> entries);

  // The object as it is with nothing replaced.
  Value value() const { return ValueAccess::from_object(rep_); }
  size_t size() const { return rep_->size; }

 private:
  friend class ObjectInstance;

  ObjectRep* rep_;
  const uint16_t* places_;  // of each field, in the sorted entries
};

// Copies its template when the first field is set; until then, and if none is, it is the template itself.
class ObjectInstance {
 public:
  ObjectInstance(Arena& arena, const ObjectTemplate& pattern)
      : arena_(arena), pattern_(pattern), entries_(pattern.rep_->entries), depth_(pattern.rep_->depth) {}

  // `value` is defined.
  void set(size_t field, Value value) {
    if (!rep_) [[unlikely]] {
      copy();
    }
    entries_[pattern_.places_[field]].value = value;
    depth_ = std::max(depth_, value.depth() + 1);
  }
  const Value& get(size_t field) const { return entries_[pattern_.places_[field]].value; }

  // The object. Its depth() is at least what it is; where a deep value was replaced by a flat one, more.
  Value finish() {
    if (!rep_) return pattern_.value();
    rep_->depth = depth_;
    return ValueAccess::from_object(rep_);
  }

 private:
  void copy() {
    const ObjectRep& from = *pattern_.rep_;
    rep_ = arena_.create<ObjectRep>(from);
    entries_ = arena_.allocate_array<Entry>(from.size);
    memcpy(static_cast<void*>(entries_), from.entries, from.size * sizeof(Entry));
    rep_->entries = entries_;
  }

  Arena& arena_;
  const ObjectTemplate& pattern_;
  ObjectRep* rep_ = nullptr;
  Entry* entries_;
  uint32_t depth_;
};

}  // namespace rego

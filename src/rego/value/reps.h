#pragma once
// What a Value points to. Only src/rego/value and the machine look inside; everyone else uses Value's own functions.

#include <algorithm>
#include <cstdint>

#include "rego/value/value.h"

namespace rego {

// An array in order, or a set in term order without equal items. The items follow the header.
struct alignas(Value) ArrayRep {
  uint32_t size;
  uint32_t depth;  // Value::depth()

  const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
  Value* items() { return reinterpret_cast<Value*>(this + 1); }
};
static_assert(sizeof(ArrayRep) % alignof(Value) == 0);

// An object. With string keys only, `slots` is a hash index of positions in `entries` + 1 (0: free) over slot_mask + 1
// places, for objects larger than kLinearMax; smaller ones are scanned. Entries stand in the order of insertion until
// someone asks for them in order; then they are sorted in place and the index is built anew.
struct ObjectRep {
  static constexpr uint32_t kLinearMax = 8;

  Entry* entries;
  uint32_t* slots;
  uint32_t size;
  uint32_t slot_mask;
  uint32_t depth;  // Value::depth()
  bool is_sorted;
  bool has_string_keys_only;
};

class ValueAccess {
 public:
  static Value from_array(const ArrayRep* rep) { return make(Type::kArray, rep); }
  static Value from_set(const ArrayRep* rep) { return make(Type::kSet, rep); }
  static Value from_object(ObjectRep* rep) {
    Value value(Type::kObject);
    value.form_ = Value::Form::kPointer;
    value.payload_.object = rep;
    return value;
  }
  static Value from_text(Type type, const char* text, uint32_t hash) {
    Value value(type);
    value.form_ = Value::Form::kPointer;
    value.hash_ = hash;
    value.payload_.text = text;
    return value;
  }
  static const ArrayRep* array(const Value& value) { return value.payload_.array; }
  static ObjectRep* object(const Value& value) { return value.payload_.object; }

 private:
  static Value make(Type type, const ArrayRep* rep) {
    Value value(type);
    value.form_ = Value::Form::kPointer;
    value.payload_.array = rep;
    return value;
  }
};

// Storage for `size` items after a header; the caller fills them and then calls note_depth().
ArrayRep* allocate_array_rep(Arena& arena, size_t size);
inline void note_depth(ArrayRep& rep) {
  uint32_t below = 0;
  for (uint32_t i = 0; i < rep.size; i++) below = std::max(below, rep.items()[i].depth());
  rep.depth = below + 1;
}

inline uint32_t Value::depth() const {
  if (type_ < Type::kArray) return 0;
  return is_object() ? payload_.object->depth : payload_.array->depth;
}

// Fills in the hash index of an object whose entries stand; without one where that does not pay or keys collide too
// much.
void index_object(Arena* arena, ObjectRep& rep);

// The position of a string key, or -1. `hash` is hash_text(text).
int64_t find_entry(const ObjectRep& rep, const Value& key);

}  // namespace rego

#pragma once
// Value: an immutable Rego value in 16 bytes. Scalars stand inside; strings, arrays, objects, sets and the numbers that
// are no int64 point into an arena that must outlive them. Copying a Value copies two words.
//
// Order is OPA's: undefined < null < boolean < number < string < array < object < set; see compare().

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"

namespace rego {

using base::Arena;

// In term order. kUndefined is the absence of a value: it never stands inside a collection.
enum class Type : uint8_t { kUndefined, kNull, kBoolean, kNumber, kString, kArray, kObject, kSet };

// "undefined", "null", "boolean", "number", "string", "array", "object", "set".
std::string_view type_name(Type type);

// A 32-bit hash of text, the same in every process. Object indexes are built on it; they fall back to binary search
// when a hostile document makes many keys collide.
uint32_t hash_text(std::string_view text);

struct Entry;
struct ArrayRep;
struct ObjectRep;

class Value {
 public:
  constexpr Value() = default;

  static constexpr Value null() { return Value(Type::kNull); }
  static constexpr Value boolean(bool truth) {
    Value value(Type::kBoolean);
    value.payload_.integer = truth;
    return value;
  }
  static constexpr Value integer(int64_t number) {
    Value value(Type::kNumber);
    value.payload_.integer = number;
    return value;
  }
  // Copies the text (any bytes; Rego strings are UTF-8, and the readers see to that).
  static Value string(Arena& arena, std::string_view text);
  // A number that is no int64: `text` is a JSON number and is kept as it is. Use numbers.h to make one from any text.
  static Value number_text(Arena& arena, std::string_view text);
  // Copies the items. A set is built by SetBuilder, an object by ObjectBuilder (builders.h).
  static Value array(Arena& arena, std::span<const Value> items);
  static Value empty_array();
  static Value empty_object();
  static Value empty_set();

  constexpr Type type() const { return type_; }
  constexpr bool is_undefined() const { return type_ == Type::kUndefined; }
  constexpr bool is_defined() const { return type_ != Type::kUndefined; }
  constexpr bool is_null() const { return type_ == Type::kNull; }
  constexpr bool is_boolean() const { return type_ == Type::kBoolean; }
  constexpr bool is_number() const { return type_ == Type::kNumber; }
  constexpr bool is_string() const { return type_ == Type::kString; }
  constexpr bool is_array() const { return type_ == Type::kArray; }
  constexpr bool is_object() const { return type_ == Type::kObject; }
  constexpr bool is_set() const { return type_ == Type::kSet; }
  constexpr bool is_collection() const { return type_ >= Type::kArray; }
  // A number held as int64; every other number is text (is_number() && !is_integer()).
  constexpr bool is_integer() const { return type_ == Type::kNumber && form_ == Form::kInline; }

  constexpr bool is_false() const { return type_ == Type::kBoolean && payload_.integer == 0; }
  constexpr bool is_true() const { return type_ == Type::kBoolean && payload_.integer == 1; }

  bool as_boolean() const {
    assert(is_boolean());
    return payload_.integer != 0;
  }
  int64_t as_integer() const {
    assert(is_integer());
    return payload_.integer;
  }
  // The text of a string, or of a number that is no int64. Borrowed from the arena.
  std::string_view as_text() const {
    assert(is_string() || (is_number() && !is_integer()));
    return {payload_.text, text_length()};
  }
  std::string_view as_string() const {
    assert(is_string());
    return as_text();
  }
  // The items of an array in order, or of a set in term order.
  std::span<const Value> items() const;
  // The entries of an object in term order of the keys. The first call on an object may sort it in place: objects that
  // threads share must be frozen (freeze()) before.
  std::span<const Entry> entries() const;
  // The same entries as they happen to stand: for one pass over an object of which the order does not matter.
  std::span<const Entry> unordered_entries() const;
  // Characters are not counted here: items of an array or set, or entries of an object.
  size_t size() const;

  // How deep collections nest inside, this one counted; 0 for a scalar. Readers and the machine keep it at or below
  // base::kNestingMax, so that recursion over values is bounded.
  uint32_t depth() const;

  // The value under `key`: of an object, or of an array by integer index, or the element itself of a set. Undefined
  // where there is none or where this value has no elements.
  Value get(const Value& key) const;
  // The same for an object and a string key.
  Value get(std::string_view key) const;

  // Bit-equality of the two words: true means equal; false means nothing.
  bool same_words(const Value& other) const {
    return type_ == other.type_ && form_ == other.form_ && hash_ == other.hash_ &&
           payload_.integer == other.payload_.integer;
  }
  uint32_t string_hash() const { return hash_; }

 private:
  enum class Form : uint8_t { kInline, kPointer };

  explicit constexpr Value(Type type) : type_(type) {}

  size_t text_length() const {
    uint32_t length;
    memcpy(&length, payload_.text - sizeof(length), sizeof(length));
    return length;
  }

  friend class ValueAccess;  // reps.h

  Type type_ = Type::kUndefined;
  Form form_ = Form::kInline;
  uint16_t unused_ = 0;
  uint32_t hash_ = 0;  // of a string: its hash_text(); of others 0
  union Payload {
    int64_t integer;
    const char* text;  // preceded by its uint32_t length
    const ArrayRep* array;
    ObjectRep* object;
    constexpr Payload() : integer(0) {}
  } payload_;
};
static_assert(sizeof(Value) == 16);

struct Entry {
  Value key;
  Value value;
};

// OPA's total order: by type, then by value; numbers by value whatever their spelling, strings by bytes, arrays and
// sets element by element, objects by sorted keys and their values. < 0, 0, > 0.
int compare(const Value& a, const Value& b);
bool equal_slow(const Value& a, const Value& b);
inline bool equal(const Value& a, const Value& b) {
  if (a.same_words(b)) return true;
  if (a.type() != b.type()) return false;
  if (a.type() <= Type::kBoolean) return false;
  return equal_slow(a, b);
}

// A copy that lives in `arena` and shares nothing with the original.
Value deep_copy(Arena& arena, const Value& value);

// Sorts every object inside, so that threads may read the value at the same time.
void freeze(const Value& value);

}  // namespace rego

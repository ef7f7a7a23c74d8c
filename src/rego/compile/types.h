#pragma once
// Types, as the checker knows them: what values a place may hold. Immutable; a TypePool owns them. The null pointer is
// the type of which nothing is known.
//
// A type is a tree that shares parts. Its weight, the size of that tree written out, is bounded, so that no walk over
// it takes long: what grows past the bound becomes `any`.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rego/value/value.h"

namespace rego {

enum class TypeKind : uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject, kSet, kAny, kFunction };

struct StaticType;

struct TypeField {
  Value key;
  const StaticType* type;
};

struct StaticType {
  TypeKind kind = TypeKind::kAny;
  std::vector<const StaticType*> items;  // kArray: of the first places; kAny: the alternatives in order, none: every
                                         // value; kFunction: arguments
  std::vector<TypeField> fields;         // kObject: known keys, in order
  const StaticType* key = nullptr;       // kObject: of other keys; null where there are none
  const StaticType* value = nullptr;     // kObject: of their values; kArray: of places behind items; kSet: of items;
                                         // kFunction: of the result
  bool has_others = false;               // kObject: other keys than `fields` may stand; kArray: other places
  bool is_variadic = false;              // kFunction: takes any number of arguments more
  std::vector<std::string> names;        // kFunction: of arguments and result, where a signature names them
  uint32_t weight = 1;
  bool has_unknown = false;  // a part of which nothing is known

  bool is_every_value() const { return kind == TypeKind::kAny && items.empty(); }
};

inline constexpr uint32_t kTypeWeightMax = 4'000;

class TypePool {
 public:
  TypePool();
  TypePool(const TypePool&) = delete;
  TypePool& operator=(const TypePool&) = delete;

  const StaticType* any() const { return any_; }
  const StaticType* scalar(TypeKind kind) const { return scalars_[static_cast<size_t>(kind)]; }
  const StaticType* array(std::vector<const StaticType*> items);
  const StaticType* array_of(const StaticType* value);
  // Fixed places and a type for all behind them.
  const StaticType* array(std::vector<const StaticType*> items, const StaticType* others);
  const StaticType* set_of(const StaticType* value);
  // Keys in any order, each once.
  const StaticType* object(std::vector<TypeField> fields);
  const StaticType* object(std::vector<TypeField> fields, const StaticType* key, const StaticType* value);
  const StaticType* alternatives(std::vector<const StaticType*> types);
  const StaticType* function(std::vector<const StaticType*> arguments, const StaticType* result,
                             std::vector<std::string> names = {});
  const StaticType* variadic();

  // What is in one or the other; the other where one is unknown.
  const StaticType* either(const StaticType* a, const StaticType* b);
  // The type of a value, with every key and place of it.
  const StaticType* of(const Value& value);

  // Where a collection is looked into: with a constant key (null where it cannot be there), and with any key.
  const StaticType* select(const StaticType* type, const Value& key);
  const StaticType* keys(const StaticType* type);
  const StaticType* values(const StaticType* type);

  // The types of two definitions at one place, as opa merges them.
  const StaticType* merge(const StaticType* a, const StaticType* b);

 private:
  const StaticType* keep(StaticType type);
  const StaticType* merge_with_alternatives(const StaticType& object, const StaticType& any);

  base::Arena arena_;  // keys of objects
  std::deque<StaticType> types_;
  const StaticType* any_;
  const StaticType* scalars_[4];
};

// An order of types; 0 for equal ones.
int compare(const StaticType* a, const StaticType* b);
inline bool is_unknown(const StaticType* type) { return !type || type->has_unknown; }
bool is_empty_collection(const StaticType* type);
// Whether some value could be of both types.
bool may_be_equal(const StaticType* a, const StaticType* b);

// "array[string]", "any<null, number>"; "???" where nothing is known.
std::string to_text(const StaticType* type);
// Two types that do not go together, with what both have left out.
std::pair<std::string, std::string> difference_text(const StaticType* a, const StaticType* b);
// The outermost word of a type where the whole is long.
std::string short_text(const StaticType* type);
// "x: number": argument `index` of a function (the result comes last) as its signature names it.
std::string named(const StaticType& function, size_t index, const std::string& type);

// The function type of a built-in's signature (builtins/builtin.h); null where it does not read as one.
const StaticType* type_of_signature(TypePool& pool, std::string_view signature);

}  // namespace rego

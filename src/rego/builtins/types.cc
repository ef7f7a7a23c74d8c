// Questions about the type of a value.

#include "rego/builtins/families.h"

namespace rego {
namespace {

template <Type kType>
Value is_type(BuiltinContext&, BuiltinArgs args) {
  return Value::boolean(args[0].type() == kType);
}

Value name_of_type(BuiltinContext& context, BuiltinArgs args) {
  return Value::string(context.arena, type_name(args[0].type()));
}

constexpr BuiltinRow kRows[] = {
    {"is_array", "", "(x: any) => result: boolean", "Whether x is an array.", is_type<Type::kArray>},
    {"is_boolean", "", "(x: any) => result: boolean", "Whether x is a boolean.", is_type<Type::kBoolean>},
    {"is_null", "", "(x: any) => result: boolean", "Whether x is null.", is_type<Type::kNull>},
    {"is_number", "", "(x: any) => result: boolean", "Whether x is a number.", is_type<Type::kNumber>},
    {"is_object", "", "(x: any) => result: boolean", "Whether x is an object.", is_type<Type::kObject>},
    {"is_set", "", "(x: any) => result: boolean", "Whether x is a set.", is_type<Type::kSet>},
    {"is_string", "", "(x: any) => result: boolean", "Whether x is a string.", is_type<Type::kString>},
    {"type_name", "", "(x: any) => type: string", "The name of the type of x.", name_of_type},
};

}  // namespace

BuiltinFamily type_builtins() { return kRows; }

}  // namespace rego

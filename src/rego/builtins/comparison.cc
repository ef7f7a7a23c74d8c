// Comparison by OPA's total order over all values. Assignment and unification are rows without a function: the compiler
// resolves them.

#include "rego/builtins/families.h"

namespace rego {
namespace {

Value equal_values(BuiltinContext&, BuiltinArgs args) { return Value::boolean(equal(args[0], args[1])); }
Value not_equal(BuiltinContext&, BuiltinArgs args) { return Value::boolean(!equal(args[0], args[1])); }
Value less(BuiltinContext&, BuiltinArgs args) { return Value::boolean(compare(args[0], args[1]) < 0); }
Value less_or_equal(BuiltinContext&, BuiltinArgs args) { return Value::boolean(compare(args[0], args[1]) <= 0); }
Value greater(BuiltinContext&, BuiltinArgs args) { return Value::boolean(compare(args[0], args[1]) > 0); }
Value greater_or_equal(BuiltinContext&, BuiltinArgs args) { return Value::boolean(compare(args[0], args[1]) >= 0); }

constexpr BuiltinRow kRows[] = {
    {"assign", ":=", "(x: any, y: any) => result: boolean", "Gives a new local variable its value.", nullptr,
     BuiltinFlags::kHost},
    {"eq", "=", "(x: any, y: any) => result: boolean", "Unifies both sides.", nullptr, BuiltinFlags::kHost},
    {"equal", "==", "(x: any, y: any) => result: boolean", "Whether both sides are equal.", equal_values},
    {"neq", "!=", "(x: any, y: any) => result: boolean", "Whether the sides differ.", not_equal},
    {"lt", "<", "(x: any, y: any) => result: boolean", "Whether x comes before y in the order of all values.", less},
    {"lte", "<=", "(x: any, y: any) => result: boolean", "Whether x comes before y or equals it.", less_or_equal},
    {"gt", ">", "(x: any, y: any) => result: boolean", "Whether x comes after y in the order of all values.", greater},
    {"gte", ">=", "(x: any, y: any) => result: boolean", "Whether x comes after y or equals it.", greater_or_equal},
};

}  // namespace

BuiltinFamily comparison_builtins() { return kRows; }

}  // namespace rego

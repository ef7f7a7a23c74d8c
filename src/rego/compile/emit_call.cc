// Calls of rules' functions and of built-ins. Comparisons that a body states are single tests.

#include <algorithm>

#include "rego/compile/unit_emitter.h"
#include "rego/vm/limits.h"

namespace rego {
namespace {

struct ComparisonRow {
  std::string_view name;
  Opcode test;            // of a statement
  bool swaps;             // its operands
  Comparison comparison;  // of a value
};

constexpr ComparisonRow kComparisons[] = {
    {"equal", Opcode::kTestEqual, false, Comparison::kEqual},
    {"neq", Opcode::kTestNotEqual, false, Comparison::kNotEqual},
    {"lt", Opcode::kTestLess, false, Comparison::kLess},
    {"lte", Opcode::kTestLessEqual, false, Comparison::kLessEqual},
    {"gt", Opcode::kTestLess, true, Comparison::kGreater},
    {"gte", Opcode::kTestLessEqual, true, Comparison::kGreaterEqual},
};

const ComparisonRow* find_comparison(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kComparisons), std::end(kComparisons), [&](const auto& row) { return row.name == name; });
  return found == std::end(kComparisons) ? nullptr : found;
}

}  // namespace

size_t UnitEmitter::arity_of(const Term& call) const {
  return static_cast<size_t>(std::max(0, call_arity(tree_, call)));
}

std::vector<UnitEmitter::Register> UnitEmitter::argument_registers(const Term& call) {
  const auto end = static_cast<ptrdiff_t>(std::min(arity_of(call) + 1, call.items.size()));
  return terms({call.items.begin() + 1, call.items.begin() + end});
}

void UnitEmitter::call_statement(const Term& call) {
  const bool is_test = is_call_to(call, "equal") && call.items.size() == 3;
  if (is_test) return test_equal(*call.items[1], *call.items[2]);
  const std::vector<Register> arguments = argument_registers(call);
  if (!comparison_statement(call, arguments)) take_result(call, arity_of(call), call_value(call, arguments));
}

bool UnitEmitter::comparison_statement(const Term& call, const std::vector<Register>& arguments) {
  if (call.items.size() != arguments.size() + 1 || called_function(tree_, call)) return false;
  const std::string name = operator_name(call);
  if (const ComparisonRow* row = find_comparison(name)) {
    emit_or_fail(row->test, arguments[row->swaps ? 1 : 0], arguments[row->swaps ? 0 : 1]);
    return true;
  }
  if (name == "internal.member_2") {
    emit_or_fail(Opcode::kTestMember, arguments[0], arguments[1]);
    return true;
  }
  if (name == "internal.print") {
    emit(Opcode::kPrint, 0, 1, 0, 0, builder_.operands(arguments));
    return true;
  }
  return false;
}

UnitEmitter::Register UnitEmitter::call_value(const Term& call, const std::vector<Register>& arguments) {
  const Register at = new_register();
  if (arguments.size() > kArgumentsMax) {
    compilation_.report("rego_compile_error", "a call takes too many arguments", call.span);
    return at;
  }
  const auto count = static_cast<uint32_t>(arguments.size());
  if (const RuleNode* function = called_function(tree_, call)) {
    emit_or_fail(Opcode::kCallFunction, at, count, 0, function->unit, builder_.operands(arguments));
    return at;
  }
  const std::string name = operator_name(call);
  if (const ComparisonRow* row = find_comparison(name)) {
    emit(Opcode::kCompare, at, arguments[0], arguments[1], static_cast<uint32_t>(row->comparison));
    return at;
  }
  const BuiltinRow* builtin = find_builtin(name);
  if (builtin && builtin->function) {
    emit_or_fail(Opcode::kCallBuiltin, at, count, 0, builder_.builtin(*builtin), builder_.operands(arguments));
  } else if (name == "trace") {
    if (compilation_.options.is_observed && !arguments.empty()) observe_note(call, arguments[0]);
    emit(Opcode::kLoadConst, at, 0, 0, builder_.constant(Value::boolean(true)));
  } else {
    compilation_.report("rego_type_error", "undefined function " + name, call.span);
  }
  return at;
}

// A result is true enough, or unified with the extra argument; a relation's results are enumerated.
void UnitEmitter::take_result(const Term& call, size_t arity, Register result) {
  const BuiltinRow* builtin = called_function(tree_, call) ? nullptr : find_builtin(operator_name(call));
  if (builtin && has(builtin->flags, BuiltinFlags::kRelation)) {
    Register key = 0;
    result = scan(result, &key);
  }
  if (call.items.size() == arity + 2) {
    match(*call.items.back(), result);
  } else {
    emit_or_fail(Opcode::kTestTrue, result);
  }
}

}  // namespace rego

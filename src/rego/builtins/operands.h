#pragma once
// What most functions do with their operands first: check the type, and fail in OPA's words where it is another one.

#include <fmt/format.h>

#include <optional>

#include "rego/builtins/builtin.h"

namespace rego {

// True when operand number `operand` (from 1) has the type; else the call has failed with "operand 1 must be …".
inline bool require(BuiltinContext& context, BuiltinArgs args, int operand, Type type) {
  const Value& value = args[static_cast<size_t>(operand) - 1];
  if (value.type() == type) return true;
  context.fail_type(operand, type_name(type), value);
  return false;
}

// The same for the first `count` operands, all strings.
bool require_strings(BuiltinContext& context, BuiltinArgs args, int count);

// The int64 that a text spells as OPA reads integers: a sign, at most 19 characters, and nothing but zeros behind a
// point.
std::optional<int64_t> plain_integer(std::string_view text);

// The int64 of an operand. As OPA does, 3.0 is an integer here and 3e0 is not; else the call has failed.
std::optional<int64_t> integer_operand(BuiltinContext& context, BuiltinArgs args, int operand);

// True when all operands are numbers with integral values, however spelled; else the call has failed.
bool require_integers(BuiltinContext& context, BuiltinArgs args);

// True for an array or a set; else the call has failed, saying that it wants one of `wanted`.
bool require_list(BuiltinContext& context, BuiltinArgs args, int operand, std::string_view wanted);

// "operand 1 must be array of strings but got array containing number".
Value fail_element(BuiltinContext& context, int operand, const Value& list, std::string_view wanted, const Value& got);

// True when all items of a list are strings; else the call has failed.
bool require_string_items(BuiltinContext& context, int operand, const Value& list);

// Fails with a formatted message, which is not formatted where nobody reads it.
template <typename... Args>
Value fail_format(BuiltinContext& context, fmt::format_string<Args...> format, Args&&... args) {
  if (!context.keeps_errors) return context.fail({});
  return context.fail(fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace rego

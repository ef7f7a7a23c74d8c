// Checks of operands, in OPA's words.

#include "rego/builtins/operands.h"

#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr size_t kIntegerDigitsMax = 19;

void fail_floating_point(BuiltinContext& context, int operand) {
  if (!context.keeps_errors) {
    context.fail_operand({});
    return;
  }
  context.fail_operand(fmt::format("operand {} must be integer number but got floating-point number", operand));
}

}  // namespace

std::optional<int64_t> plain_integer(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.size() > kIntegerDigitsMax) return std::nullopt;
  const size_t point = text.find('.');
  if (point != text.npos) {
    if (text.find_first_not_of('0', point + 1) != text.npos) return std::nullopt;
    text = text.substr(0, point);
  }
  uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  if (number > uint64_t{INT64_MAX} + (is_negative ? 1 : 0)) return std::nullopt;
  return static_cast<int64_t>(is_negative ? uint64_t{0} - number : number);
}

bool require_strings(BuiltinContext& context, BuiltinArgs args, int count) {
  for (int operand = 1; operand <= count; operand++) {
    if (!require(context, args, operand, Type::kString)) return false;
  }
  return true;
}

std::optional<int64_t> integer_operand(BuiltinContext& context, BuiltinArgs args, int operand) {
  if (!require(context, args, operand, Type::kNumber)) return std::nullopt;
  const Value& value = args[static_cast<size_t>(operand) - 1];
  if (value.is_integer()) return value.as_integer();
  const auto number = plain_integer(value.as_text());
  if (!number) fail_floating_point(context, operand);
  return number;
}

bool require_integers(BuiltinContext& context, BuiltinArgs args) {
  for (size_t i = 0; i < args.size(); i++) {
    const int operand = static_cast<int>(i) + 1;
    if (!args[i].is_number()) {
      context.fail_type(operand, "integer", args[i]);
      return false;
    }
    if (!args[i].is_integer() && !is_integral(args[i])) {
      fail_floating_point(context, operand);
      return false;
    }
  }
  return true;
}

bool require_list(BuiltinContext& context, BuiltinArgs args, int operand, std::string_view wanted) {
  const Value& value = args[static_cast<size_t>(operand) - 1];
  if (value.is_array() || value.is_set()) return true;
  context.fail_type(operand, wanted, value);
  return false;
}

Value fail_element(BuiltinContext& context, int operand, const Value& list, std::string_view wanted, const Value& got) {
  if (!context.keeps_errors) return context.fail_operand({});
  const std::string_view type = type_name(list.type());
  return context.fail_operand(fmt::format("operand {} must be {} of {}s but got {} containing {}", operand, type,
                                          wanted, type, type_name(got.type())));
}

bool require_string_items(BuiltinContext& context, int operand, const Value& list) {
  for (const Value& item : list.items()) {
    if (item.is_string()) continue;
    fail_element(context, operand, list, "string", item);
    return false;
  }
  return true;
}

}  // namespace rego

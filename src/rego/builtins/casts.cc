// From one type to another. to_number reads what Go's strconv.ParseFloat reads, which is more than JSON: a plus sign,
// leading zeros, a bare point, underscores between digits, hexadecimal floats. The result is spelled as JSON.

#include <cmath>
#include <string>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/quote.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

// A number's text in pieces; underscores are gone.
struct Spelling {
  bool is_negative = false;
  bool is_hex = false;
  std::string whole;
  std::string fraction;
  std::string exponent;  // with its sign; empty where there is none
  bool has_point = false;
};

// Digits with single underscores between them. False when an underscore stands elsewhere.
bool take_digits(std::string_view& text, std::string_view digits, std::string& out) {
  bool after_digit = false;
  while (!text.empty()) {
    const char c = text.front();
    const bool is_digit = digits.find(c) != digits.npos;
    if (!is_digit && c != '_') break;
    if (c == '_' && !after_digit) return false;
    if (is_digit) out.push_back(c);
    after_digit = is_digit;
    text.remove_prefix(1);
  }
  return out.empty() || after_digit;
}

bool take_exponent(std::string_view& text, Spelling& number) {
  const std::string_view marks = number.is_hex ? "pP" : "eE";
  if (text.empty() || marks.find(text.front()) == marks.npos) return !number.is_hex;
  text.remove_prefix(1);
  if (text.starts_with('-')) number.exponent = "-";
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const size_t sign = number.exponent.size();
  return take_digits(text, kDigits, number.exponent) && number.exponent.size() > sign;
}

std::optional<Spelling> read_spelling(std::string_view text) {
  Spelling number;
  number.is_negative = text.starts_with('-');
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with("0x") || text.starts_with("0X")) {
    number.is_hex = true;
    text.remove_prefix(2);
    if (text.starts_with('_')) text.remove_prefix(1);
  }
  const std::string_view digits = number.is_hex ? kHexDigits : kDigits;
  if (!take_digits(text, digits, number.whole)) return std::nullopt;
  if (text.starts_with('.')) {
    number.has_point = true;
    text.remove_prefix(1);
    if (!take_digits(text, digits, number.fraction)) return std::nullopt;
  }
  if (number.whole.empty() && number.fraction.empty()) return std::nullopt;
  if (!take_exponent(text, number) || !text.empty()) return std::nullopt;
  return number;
}

std::string decimal_text(const Spelling& number) {
  std::string text = number.is_negative ? "-" : "";
  const size_t first = number.whole.find_first_not_of('0');
  text += first == std::string::npos ? "0" : number.whole.substr(first);
  if (!number.fraction.empty()) text += "." + number.fraction;
  if (!number.exponent.empty()) text += "e" + number.exponent;
  return text;
}

double hex_value(const Spelling& number) {
  const std::string text =
      (number.is_negative ? "-0x" : "0x") + number.whole + "." + number.fraction + "p" + number.exponent;
  return strtod(text.c_str(), nullptr);
}

Value fail_parse(BuiltinContext& context, std::string_view text, std::string_view reason) {
  if (!context.keeps_errors) return context.fail({});
  return context.fail("strconv.ParseFloat: parsing " + quote_for_message(text) + ": " + std::string(reason));
}

Value parse_go_float(BuiltinContext& context, std::string_view text) {
  const auto spelling = read_spelling(text);
  if (!spelling) return fail_parse(context, text, "invalid syntax");
  const std::string decimal = spelling->is_hex ? std::string() : decimal_text(*spelling);
  const double number = spelling->is_hex ? hex_value(*spelling) : strtod(decimal.c_str(), nullptr);
  if (std::isinf(number)) return fail_parse(context, text, "value out of range");
  const Value value = parse_number(context.arena, spelling->is_hex ? fmt::format("{}", number) : decimal);
  return value.is_defined() ? value : fail_parse(context, text, "value out of range");
}

Value string_to_number(BuiltinContext& context, const Value& operand) {
  const std::string_view text = operand.as_string();
  // What is JSON keeps its spelling, and that is nearly everything.
  if (text.size() < 300 && text.find_first_of("eE") == text.npos) {
    const Value number = parse_number(context.arena, text);
    if (number.is_defined()) return number;
  }
  std::string word(text.substr(std::min(text.find_first_not_of("+-"), text.size())));
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  if (word == "inf" || word == "infinity" || word == "nan") {
    return context.fail_type(1, "valid number string", operand);
  }
  const Value read = parse_go_float(context, text);
  if (read.is_undefined()) return read;
  const Value number = parse_number(context.arena, text);
  return number.is_defined() ? number : read;
}

Value convert_to_number(BuiltinContext& context, BuiltinArgs args) {
  switch (args[0].type()) {
    case Type::kNull:
      return Value::integer(0);
    case Type::kBoolean:
      return Value::integer(args[0].as_boolean());
    case Type::kNumber:
      return args[0];
    case Type::kString:
      return string_to_number(context, args[0]);
    default:
      return context.fail_type(1, "{null, boolean, number, string}", args[0]);
  }
}

Value cast_array(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{array, set}")) return {};
  return args[0].is_array() ? args[0] : Value::array(context.arena, args[0].items());
}

Value cast_set(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{array, set}")) return {};
  if (args[0].is_set()) return args[0];
  SetBuilder builder(context.arena);
  for (const Value& item : args[0].items()) builder.add(item);
  return builder.finish();
}

// The value itself if it has the type.
template <Type kType>
Value cast(BuiltinContext& context, BuiltinArgs args) {
  return require(context, args, 1, kType) ? args[0] : Value();
}

constexpr BuiltinRow kRows[] = {
    {"to_number", "", "(value: any<null, boolean, number, string>) => num: number",
     "The number that a string spells; null and false are 0, true is 1.", convert_to_number},
    {"cast_array", "", "(x: any) => result: array[any]", "An array, or the items of a set in order.", cast_array,
     BuiltinFlags::kDeprecated},
    {"cast_boolean", "", "(x: any) => result: boolean", "x if it is a boolean.", cast<Type::kBoolean>,
     BuiltinFlags::kDeprecated},
    {"cast_null", "", "(x: any) => result: null", "x if it is null.", cast<Type::kNull>, BuiltinFlags::kDeprecated},
    {"cast_object", "", "(x: any) => result: object[any: any]", "x if it is an object.", cast<Type::kObject>,
     BuiltinFlags::kDeprecated},
    {"cast_set", "", "(x: any) => result: set[any]", "A set, or the items of an array as one.", cast_set,
     BuiltinFlags::kDeprecated},
    {"cast_string", "", "(x: any) => result: string", "x if it is a string.", cast<Type::kString>,
     BuiltinFlags::kDeprecated},
};

}  // namespace

BuiltinFamily cast_builtins() { return kRows; }

}  // namespace rego

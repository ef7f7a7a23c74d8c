// What $"…{x}…" is made of: the compiler hands over the pieces, each a scalar, or a set with the one value that an
// expression has, empty when it is undefined.

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/text_builder.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

void append_value(TextBuilder& out, const Value& value) {
  if (value.is_string()) return out.append(value.as_string());
  if (value.is_number()) {
    char digits[kIntegerTextMax];
    return out.append(number_text(value, digits));
  }
  out.append(to_rego(value));
}

Value template_string(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray)) return {};
  TextBuilder out(context.arena);
  for (const Value& piece : args[0].items()) {
    if (piece.is_array() || piece.is_object()) {
      return context.fail_halt("illegal argument type: " + std::string(type_name(piece.type())));
    }
    if (!piece.is_set()) {
      append_value(out, piece);
    } else if (piece.size() == 0) {
      out.append("<undefined>");
    } else if (piece.size() == 1) {
      append_value(out, piece.items()[0]);
    } else {
      return context.fail_halt("template-strings must not produce multiple outputs");
    }
  }
  return out.finish(context);
}

constexpr BuiltinRow kRows[] = {
    {"internal.template_string", "", "(x: array[any]) => result: string",
     "The pieces of a template string as one string.", template_string},
};

}  // namespace

BuiltinFamily template_string_builtins() { return kRows; }

}  // namespace rego

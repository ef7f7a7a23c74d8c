// Calls. Operators stand between their operands; inside other terms they take parentheses, always.

#include "rego/builtins/builtin.h"
#include "rego/syntax/format_operators.h"
#include "rego/syntax/format_writer.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

// The types of the arguments, from a signature "(x: T, y: U) => z: V": "T,U".
std::string argument_types(std::string_view signature) {
  std::string types;
  int depth = 0;
  bool is_name = true;
  for (size_t i = 1; i < signature.size() && (depth > 0 || signature[i] != ')'); ++i) {
    const char c = signature[i];
    depth += c == '<' || c == '[' ? 1 : c == '>' || c == ']' ? -1 : 0;
    const bool is_end = c == ',' && depth == 0;
    if (!is_name || is_end) types += c;
    if (is_end) is_name = true;
    if (is_name && c == ':') {
      is_name = false;
      ++i;  // the space behind it
    }
  }
  return types;
}

}  // namespace

bool FormatWriter::has_arity(const Term& call, size_t arity) {
  if (call.items.size() == arity + 1) return true;
  const std::string name = to_text(*call.items[0]);
  std::string have;
  for (size_t i = 1; i < call.items.size(); ++i) have.append(i > 1 ? "," : "").append(value_name(*call.items[i]));
  const BuiltinRow* row = find_builtin(name);
  const std::string want = row ? argument_types(row->signature) : "";
  errors_.push_back({"rego_type_error", name + ": arity mismatch\n\thave: (" + have + ")\n\twant: (" + want + ")",
                     call.items[0]->span, "", nullptr});
  return false;
}

FormatWriter::Status FormatWriter::write_call_expr(const Term& call) {
  const std::string_view sign = sign_of(call);
  if (sign == "in") return write_member(call.items, Parentheses::kNo);
  if (sign.empty()) return write_plain_call(call);
  const Terms& items = call.items;
  if (items.size() != 3 && items.size() != 4) {
    (void)has_arity(call, 2);
    return write_plain_call(call);
  }
  if (items.size() == 4) {  // the result goes to a variable: z = x + y
    if (const Status status = write_term(*items[3]); status != Status::kOk) return drop_notes(), status;
    add(" = ");
  }
  if (const Status status = write_term(*items[1]); status != Status::kOk) return drop_notes(), status;
  add(" ");
  add(sign);
  add(" ");
  return write_term(*items[2]);
}

FormatWriter::Status FormatWriter::write_plain_call(const Term& call) {
  const Term& op = *call.items[0];
  if (op.kind == TermKind::kRef) {
    if (const Status status = write_reference(op.items); status != Status::kOk) return status;
  } else {
    add(to_text(op));
  }
  const Place place = places_.of(op);
  Line args;
  for (size_t i = 1; i < call.items.size(); ++i) args.push_back({call.items[i]});
  add("(");
  const Status status = write_list(std::move(args), place, places_.closing_row('(', place), ListKind::kArguments);
  add(")");
  if (status != Status::kOk) drop_notes();
  return status;
}

// A call inside a term.
FormatWriter::Status FormatWriter::write_call(const Term& call, Parentheses parentheses) {
  const std::string_view sign = sign_of(call);
  if (sign.empty()) return write_plain_call(call);
  if (sign == "in") return write_member(call.items, Parentheses::kYes);
  if (parentheses == Parentheses::kYes) add("(");
  if (!has_arity(call, 2)) return Status::kOk;
  if (const Status status = write_inner(Parentheses::kYes, *call.items[1]); status != Status::kOk) return status;
  add(" ");
  add(sign);
  add(" ");
  if (const Status status = write_inner(Parentheses::kYes, *call.items[2]); status != Status::kOk) return status;
  if (parentheses == Parentheses::kYes) add(")");
  return Status::kOk;
}

// "x in xs", "k, v in xs": the items of a call of a member function.
FormatWriter::Status FormatWriter::write_member(const Terms& items, Parentheses parentheses) {
  const size_t arity = to_text(*items[0]) == "internal.member_3" ? 3 : 2;
  if (items.size() != arity + 1) {
    Term call(TermKind::kCall, items[0]->span, &module_.arena);
    call.items = items;
    (void)has_arity(call, arity);
    return Status::kOk;
  }
  const bool has_parentheses = arity == 3 && parentheses == Parentheses::kYes;
  if (has_parentheses) add("(");
  Status status = Status::kOk;
  for (size_t i = 1; i <= arity && status == Status::kOk; ++i) {
    if (i > 1) add(i == arity ? " in " : ", ");
    status = write_inner(Parentheses::kYes, *items[i]);
  }
  if (has_parentheses) add(")");
  if (status != Status::kOk) drop_notes();
  return status;
}

}  // namespace rego

// Heads of rules. "p[x]" and "p.x" are written in brackets unless a head of the module needs references; "=" becomes
// ":=" for v1.

#include "rego/syntax/format_writer.h"
#include "rego/syntax/head_key.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool is_true(const Term& term) { return term.kind == TermKind::kScalar && term.scalar.is_true(); }

}  // namespace

FormatWriter::Status FormatWriter::write_head(const Rule& rule, Chain chain, bool is_constant) {
  const Head& head = rule.head;
  if (chain == Chain::kRule && !has_long_heads_ && head.reference.size() == 2) {
    const Term& item = *head.reference[1];
    // With a comment inside the brackets the head stays as it was.
    if (has_notes() && first_note().row == places_.of(item).row) return write_as_it_was(places_.of(head.span));
    add(to_text(*head.reference[0]));
    add("[");
    add(to_text(item));
    add("]");
  } else if (const Status status = write_head_reference(rule, chain); status != Status::kOk) {
    drop_notes();
    return status;
  }
  if (chain == Chain::kElse) return write_head_value(rule, chain, is_constant);
  if (!head.args.empty()) {
    const Place place = places_.of(head.span);
    Line args;
    for (const Term* arg : head.args) args.push_back({arg});
    add("(");
    const Status status = write_list(std::move(args), place, places_.closing_row('(', place), ListKind::kArguments);
    add(")");
    if (status != Status::kOk) return status;
  }
  if (const Status status = write_head_key(rule); status != Status::kOk) return status;
  return write_head_value(rule, chain, is_constant);
}

FormatWriter::Status FormatWriter::write_head_reference(const Rule& rule, Chain chain) {
  if (chain == Chain::kRule) return write_reference(rule.head.reference);
  const Status status = insert_notes(places_.of(rule.head.span));
  if (status == Status::kOk && !is_inside_line_) start_line();
  add(status == Status::kOk ? "else" : "");
  return status;
}

FormatWriter::Status FormatWriter::write_head_key(const Rule& rule) {
  const Head& head = rule.head;
  if (!head.key || head.value) return Status::kOk;
  add(uses_contains_ ? " contains " : "[");
  const Status status = write_term(*head.key);
  if (status == Status::kOk && !uses_contains_) add("]");
  return status;
}

FormatWriter::Status FormatWriter::write_head_value(const Rule& rule, Chain chain, bool is_constant) {
  const Head& head = rule.head;
  if (!head.value) return Status::kOk;
  const bool has_key = chain == Chain::kRule && head_key(rule) != nullptr;
  if (!has_key && is_true(*head.value) && !is_constant && !rule.is_default) return Status::kOk;
  // A value "true" that stands where the head stands has no text: f(x), p.q.r. In v1 the latter must show it.
  const Span& span = head.value->span;
  const bool has_no_text = span.source && span.begin == head.span.begin && span.end == head.span.end;
  const bool needs_text = is_v1_ && is_constant && !has_key && head.args.empty();
  if (has_no_text && chain == Chain::kRule && is_true(*head.value) && !needs_text) return Status::kOk;
  add(head.is_assign || is_v1_ ? " := " : " = ");
  return chain == Chain::kElse ? write_term(*head.value, places_.of(head.span)) : write_term(*head.value);
}

}  // namespace rego

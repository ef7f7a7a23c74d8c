// Expressions and bodies. Blank lines between expressions stay, one of each run; "with" stays on its line or goes to
// one of its own, indented.

#include <algorithm>

#include "rego/syntax/format_operators.h"
#include "rego/syntax/format_writer.h"

namespace rego {

FormatWriter::Status FormatWriter::write_body(const Body& body) {
  if (const Status status = insert_notes(places_.of(body[0]->span)); status != Status::kOk) return status;
  for (size_t i = 0; i < body.size(); ++i) {
    const Place place = places_.of(body[i]->span);
    if (i > 0 && place.row > places_.end_row(places_.of(body[i - 1]->span)) + 1) blank_line();
    start_line();
    // What an unexpected comment spoilt was written as it stood.
    (void)write_expr(*body[i]);
    end_line();
  }
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_expr(const Expr& expr) {
  const bool is_union = parenthesised_expr_ == &expr;
  if (is_union) parenthesised_expr_ = nullptr;
  if (const Status status = insert_notes(places_.of(expr.span)); status != Status::kOk) return status;
  if (!is_inside_line_) start_line();
  // In v2 "not {x}" is a body.
  const bool is_braced_value = expr.negated && is_v2_ && starts_with_brace(expr);
  if (expr.negated) add("not ");
  if (is_braced_value) add("(");
  if (is_union) add("(");
  if (const Status status = write_expr_terms(expr); status != Status::kOk) return status;
  if (is_union) add(")");
  if (is_braced_value) add(")");
  return expr.with.empty() ? Status::kOk : write_withs(expr);
}

FormatWriter::Status FormatWriter::write_expr_terms(const Expr& expr) {
  Status status = Status::kOk;
  switch (expr.kind) {
    case ExprKind::kTerm:
      return expr.term->kind == TermKind::kCall ? write_call_expr(*expr.term) : write_term(*expr.term);
    case ExprKind::kSome:
      status = write_some(expr);
      break;
    case ExprKind::kEvery:
      status = write_every(expr);
      break;
    case ExprKind::kNot:
      status = write_not(expr);
      break;
    case ExprKind::kAnd:
    case ExprKind::kOr:
      status = write_logical(expr);
      break;
  }
  if (status != Status::kOk) drop_notes();
  return status;
}

// The row on which the expression ends, "with" left aside.
int FormatWriter::last_row_of_terms(const Expr& expr) const {
  Place place = places_.of(expr.span);
  const Place with = places_.of(expr.with[0].span);
  if (with.begin > place.begin && with.begin - place.begin <= place.text.size()) {
    place.text = place.text.substr(0, with.begin - place.begin);
  }
  while (!place.text.empty() && std::string_view(" \t\r\n").find(place.text.back()) != std::string_view::npos)
    place.text.remove_suffix(1);
  return places_.end_row(place);
}

FormatWriter::Status FormatWriter::write_withs(const Expr& expr) {
  int last_row = last_row_of_terms(expr);
  size_t first = 0;
  if (const int row = places_.of(expr.with[0].span).row; row == last_row) {
    if (const Status status = write_with(expr.with[0], Continuation::kSameLine); status != Status::kOk) return status;
    first = 1;
  }
  const int level = level_;
  Status status = Status::kOk;
  for (size_t i = first; i < expr.with.size() && status == Status::kOk; ++i) {
    const int row = places_.of(expr.with[i].span).row;
    const bool is_own_line = row > last_row;
    if (is_own_line) {
      level_ = level + 1;
      end_line();
      start_line();
      last_row = row;
    }
    status = write_with(expr.with[i], is_own_line ? Continuation::kOwnLine : Continuation::kSameLine);
  }
  level_ = level;
  return status;
}

FormatWriter::Status FormatWriter::write_with(const With& with, Continuation continuation) {
  if (const Status status = insert_notes(places_.of(with.span)); status != Status::kOk) {
    drop_notes();
    return status;
  }
  if (continuation == Continuation::kSameLine) add(" ");
  add("with ");
  if (const Status status = write_term(*with.target); status != Status::kOk) {
    drop_notes();
    return status;
  }
  add(" as ");
  // Where it was not laid out, it stands there as it was.
  (void)write_term(*with.value);
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_some(const Expr& expr) {
  const Place place = places_.of(expr.span);
  if (const Status status = insert_notes(place); status != Status::kOk) return status;
  add("some ");
  if (expr.terms[0]->kind == TermKind::kCall) return write_member(expr.terms[0]->items, Parentheses::kNo);
  int row = place.row;
  for (size_t i = 0; i < expr.terms.size(); ++i) {
    const int term_row = places_.of(*expr.terms[i]).row;
    if (term_row > row) {
      end_line();
      start_line();
      add("\t");
      row = term_row;
    } else if (i > 0) {
      add(" ");
    }
    if (const Status status = write_term(*expr.terms[i]); status != Status::kOk) return status;
    if (i + 1 < expr.terms.size()) add(",");
  }
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_every(const Expr& expr) {
  const Place place = places_.of(expr.span);
  if (const Status status = insert_notes(place); status != Status::kOk) return status;
  add("every ");
  Status status = Status::kOk;
  if (expr.key) {
    status = write_term(*expr.key);
    if (status != Status::kOk) return status;
    add(", ");
  }
  status = write_term(*expr.value);
  if (status != Status::kOk) return status;
  add(" in ");
  status = write_term(*expr.domain);
  if (status != Status::kOk) return status;
  add(" {");
  (void)write_comprehension_body('{', expr.body, place, place);
  if (expr.body.size() == 1 && places_.of(expr.body[0]->span).row == place.row) add(" ");
  add("}");
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_not(const Expr& expr) {
  const Place place = places_.of(expr.span);
  if (const Status status = insert_notes(place); status != Status::kOk) return status;
  add("not ");
  if (expr.is_explicit_left || expr.body.size() > 1) {
    // A union at the brace would read as a comprehension.
    if (is_union(*expr.body[0])) parenthesised_expr_ = expr.body[0];
    add("{");
    (void)write_comprehension_body('{', expr.body, place, place);
    if (places_.of(expr.body.back()->span).row == place.row) add(" ");
    add("}");
    return Status::kOk;
  }
  const bool has_parentheses = needs_parentheses_under_not(*expr.body[0]);
  if (has_parentheses) add("(");
  (void)write_expr(*expr.body[0]);
  if (has_parentheses) add(")");
  return Status::kOk;
}

// "p if { x | y … }" would read as a comprehension, so the union that comes first takes parentheses.
void FormatWriter::mark_leading_union(const Expr& expr) {
  if (expr.negated) return;
  if (expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr) {
    const Expr* first = leading_operand(expr);
    if (first) mark_leading_union(*first);
    return;
  }
  if (is_union(expr)) {
    parenthesised_expr_ = &expr;
    return;
  }
  if (expr.kind != ExprKind::kTerm || expr.term->kind != TermKind::kCall) return;
  const Term* lead = leading_operand(*expr.term);
  if (lead && is_union_call(*lead)) parenthesised_term_ = lead;
}

}  // namespace rego

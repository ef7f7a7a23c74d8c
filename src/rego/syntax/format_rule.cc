// Rules: head, then a body on the head's line or in braces, then else.

#include "rego/syntax/format_writer.h"
#include "rego/syntax/head_key.h"

namespace rego {
namespace {

bool is_true(const Term& term) { return term.kind == TermKind::kScalar && term.scalar.is_true(); }

bool is_set(const Expr& expr) {
  return !expr.negated && expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kSet;
}

// "p := 1" has the body "true" without a text; one that the author wrote goes the same way.
bool is_constant(const Rule& rule) {
  if (rule.body.size() != 1 || rule.else_rule) return false;
  const Expr& expr = *rule.body[0];
  return expr.kind == ExprKind::kTerm && !expr.negated && expr.with.empty() && is_true(*expr.term);
}

}  // namespace

// Partial sets without the word "contains" take none.
bool FormatWriter::uses_if(const Rule& rule) const {
  return (is_v1_ || uses_if_) && (uses_contains_ || rule.head.value);
}

FormatWriter::Status FormatWriter::write_rule(const Rule& rule, Chain chain) {
  if (chain == Chain::kRule) start_line();
  if (rule.is_default) add("default ");
  const bool is_bare = is_constant(rule);
  writes_comment_on_last_line_ = is_bare;
  const bool has_odd_comment = write_head(rule, chain, is_bare) != Status::kOk;
  if (rule.body.empty() || is_bare) {
    end_line();
    return Status::kOk;
  }
  writes_comment_on_last_line_ = true;
  if (uses_if(rule)) {
    add(" if");
    if (const auto status = write_inline_body(rule)) return *status;
  }
  return write_block(rule, chain, has_odd_comment);
}

// "p if x", where x starts on the row where the head ends. A set keeps its line of its own: bare braces would be a
// body.
std::optional<FormatWriter::Status> FormatWriter::write_inline_body(const Rule& rule) {
  if (rule.body.size() != 1 || is_set(*rule.body[0])) return std::nullopt;
  const int head_end = places_.end_row(places_.of(rule.head.span));
  if (places_.of(rule.body[0]->span).row != head_end) return std::nullopt;
  add(" ");
  (void)write_expr(*rule.body[0]);
  end_line();
  return rule.else_rule ? write_else(rule) : Status::kOk;
}

FormatWriter::Status FormatWriter::write_block(const Rule& rule, Chain chain, bool starts_behind_comment) {
  if (starts_behind_comment && has_notes()) {
    add(" { ");
  } else {
    add(" {");
    end_line();
  }
  if (uses_if(rule) && chain == Chain::kRule) mark_leading_union(*rule.body[0]);
  up();
  (void)write_body(rule.body);
  const Place place = places_.of(rule.span);
  const bool has_key = head_key(rule) != nullptr;
  const int closing = !rule.head.args.empty() ? places_.closing_row_behind('(', '{', place)
                      : has_key               ? places_.closing_row_behind('[', '{', place)
                                              : places_.closing_row('{', place);
  if (insert_notes(closing) != Status::kOk) {
    down();
    drop_notes();
    return Status::kUnexpectedComment;
  }
  down();
  start_line();
  add("}");
  return rule.else_rule ? write_else(rule) : Status::kOk;
}

// Whether "else" stands behind something on its line, as in "} else {".
bool FormatWriter::starts_behind_brace(const Rule& rule) const {
  const Place place = places_.of(rule.span);
  const Place branch = places_.of(rule.else_rule->span);
  if (branch.row <= place.row || branch.row > places_.end_row(place)) return false;
  std::string_view line = places_.source().substr(0, branch.begin);
  line.remove_prefix(line.rfind('\n') + 1);
  return line.find_first_not_of(" \t\r\v\f") != std::string_view::npos;
}

FormatWriter::Status FormatWriter::write_else(const Rule& rule) {
  const Rule& branch = *rule.else_rule;
  const int row = places_.of(branch.head.span).row;
  const bool has_comment_above = (has_notes() && first_note().row < row) || line_comment_;
  const bool was_inline = starts_behind_brace(rule);
  if (!has_comment_above && was_inline) {
    add(" ");
  } else {
    blank_line();
    start_line();
  }
  if (insert_notes(row) != Status::kOk) {
    drop_notes();
    return Status::kUnexpectedComment;
  }
  if (has_comment_above && !was_inline) start_line();
  return write_rule(branch, Chain::kElse);
}

}  // namespace rego

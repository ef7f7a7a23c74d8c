// "and" and "or". A chain of operators that need no parentheses is one line, or continues with one indent.

#include <algorithm>

#include "rego/syntax/format_operators.h"
#include "rego/syntax/format_writer.h"

namespace rego {

struct FormatWriter::Operand {
  const Body* body;
  bool is_explicit;      // in braces
  bool has_parentheses;  // that it needs to be read back as it is
  Place brace;           // of an explicit one
};

struct FormatWriter::Step {
  std::string_view op;
  Operand right;
  int left_end_row;
};

struct FormatWriter::LogicalChain {
  Operand first;
  std::vector<Step> steps;
};

FormatWriter::Status FormatWriter::write_logical(const Expr& expr) {
  const LogicalChain chain = flatten(expr);
  (void)write_operand(chain.first);
  const int level = level_;
  for (const Step& step : chain.steps) {
    add(" ");
    add(step.op);
    const Operand& right = step.right;
    const int row = right.is_explicit ? right.brace.row : places_.of((*right.body)[0]->span).row;
    if (row > step.left_end_row) {
      level_ = level + 1;
      end_line();
      start_line();
    } else {
      add(" ");
    }
    (void)write_operand(right);
  }
  level_ = level;
  return Status::kOk;
}

FormatWriter::Status FormatWriter::write_operand(const Operand& operand) {
  const Body& body = *operand.body;
  if (!operand.is_explicit) {
    if (operand.has_parentheses) add("(");
    const Status status = write_expr(*body[0]);
    if (operand.has_parentheses) add(")");
    return status;
  }
  if (body.empty()) {
    add("{}");
    return Status::kOk;
  }
  if (is_union(*body[0])) parenthesised_expr_ = body[0];
  add("{");
  (void)write_comprehension_body('{', body, operand.brace, operand.brace);
  if (places_.of(body.back()->span).row == operand.brace.row) add(" ");
  add("}");
  return Status::kOk;
}

// a and b and c is And{And{a, b}, c}: the operands of one chain, from the left.
FormatWriter::LogicalChain FormatWriter::flatten(const Expr& expr) const {
  LogicalChain chain;
  const Expr* at = &expr;
  for (;;) {
    const std::string_view op = at->kind == ExprKind::kAnd ? "and" : "or";
    Step step{op, operand_of(at->right, at->is_explicit_right, at->kind, true, at->span), 0};
    const Expr* left = at->body.size() == 1 && !at->is_explicit_left ? at->body[0] : nullptr;
    const bool is_chain = left && (left->kind == ExprKind::kAnd || left->kind == ExprKind::kOr);
    if (!is_chain || needs_parentheses_under(at->kind, *left, Side::kLeft)) {
      chain.first = operand_of(at->body, at->is_explicit_left, at->kind, false, at->span);
      step.left_end_row = last_row(chain.first);
      chain.steps.push_back(step);
      break;
    }
    step.left_end_row = last_row(at->body);
    chain.steps.push_back(step);
    at = left;
  }
  std::ranges::reverse(chain.steps);
  return chain;
}

FormatWriter::Operand FormatWriter::operand_of(const Body& body, bool is_explicit, ExprKind parent, bool is_right,
                                               const Span& whole) const {
  if (is_explicit || body.size() != 1) return {&body, true, false, brace_before(body, whole)};
  return {&body, false, needs_parentheses_under(parent, *body[0], is_right ? Side::kRight : Side::kLeft), {}};
}

// The brace that opens an operand: the last one before its first expression.
Place FormatWriter::brace_before(const Body& body, const Span& whole) const {
  const Place place = places_.of(whole);
  if (body.empty() || !body[0]->span.source) return place;
  const size_t length = std::min<size_t>(body[0]->span.begin - place.begin, place.text.size());
  const size_t brace = place.text.substr(0, length).rfind('{');
  if (brace == std::string_view::npos) return place;
  const uint32_t begin = place.begin + static_cast<uint32_t>(brace);
  return {places_.row_at(begin), begin, place.text.substr(brace)};
}

int FormatWriter::last_row(const Body& body) const {
  if (body.empty()) return 0;
  Place place = places_.of(body.back()->span);
  while (!place.text.empty() && std::string_view(" \t\r\n").find(place.text.back()) != std::string_view::npos)
    place.text.remove_suffix(1);
  return places_.end_row(place);
}

int FormatWriter::last_row(const Operand& operand) const {
  const int row = operand.is_explicit ? places_.closing_row('{', operand.brace) : 0;
  return row > 0 ? row : last_row(*operand.body);
}

}  // namespace rego

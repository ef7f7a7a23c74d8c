// What an observer is told (vm/observer.h). An expression is wrapped: a register remembers whether it has held, so that
// running out of solutions is a failure only before the first one; asking it for another is a redo.

#include <algorithm>

#include "rego/compile/unit_emitter.h"

namespace rego {

uint32_t UnitEmitter::trace_point(Span span, bool is_generated) {
  std::vector<TracePoint>& points = builder_.program().trace_points;
  TracePoint& point = points.emplace_back();
  point.place = builder_.place(span);
  point.text = span.text();
  point.end_row = point.place.row + static_cast<uint32_t>(std::count(point.text.begin(), point.text.end(), '\n'));
  point.nesting = nesting_;
  point.is_generated = is_generated;
  for (const auto& [name, at] : vars_) {
    if (!is_wildcard(name) && !is_generated_name(name))
      point.variables.push_back({std::string(display_name(name)), at});
  }
  return static_cast<uint32_t>(points.size() - 1);
}

void UnitEmitter::observed(const Expr& expr, const std::function<void()>& emit_inner) {
  const Label outer = fail_;
  const Register held = new_register();
  emit(Opcode::kUndefine, held);
  const uint32_t before = trace_point(expr.span, expr.is_generated);
  observe(TraceOp::kEval, before);
  const Label exhausted = fail_ = new_label();
  emit_inner();
  const Label next = fail_;  // of its innermost loop; `exhausted` where it has none
  emit(Opcode::kMove, held, constant(Value::boolean(true)));
  const Label over = new_label();
  jump(over);

  const Label redo = new_label();
  bind(redo);
  observe(TraceOp::kRedo, before);
  jump(next);
  bind(exhausted);
  emit_jump(Opcode::kTestUndefined, outer, held);
  observe(TraceOp::kFail, before);
  jump(outer);
  bind(over);
  fail_ = redo;
}

void UnitEmitter::closure(const Body& inner) {
  nesting_++;
  const bool is_told = compilation_.options.is_observed && !inner.empty();
  if (is_told) observe(TraceOp::kEnter, trace_point(inner[0]->span, inner[0]->is_generated));
  body(inner);
  if (is_told) observe(TraceOp::kExit, trace_point(inner[0]->span, inner[0]->is_generated));
  nesting_--;
}

void UnitEmitter::observe_head(TraceOp op, const Head& head) {
  if (!compilation_.options.is_observed) return;
  const uint32_t point = trace_point(head.span, false);
  builder_.program().trace_points[point].is_head = true;
  observe(op, point);
}

void UnitEmitter::observe_note(const Term& call, Register message) {
  emit(Opcode::kObserve, static_cast<uint32_t>(TraceOp::kNote), message, 0, trace_point(call.span, false));
}

}  // namespace rego

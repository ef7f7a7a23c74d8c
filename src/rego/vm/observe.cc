#include "rego/vm/observer.h"
#include "rego/vm/state.h"

namespace rego {

void Machine::State::observe(const Cursor& at, const Instruction& i) const {
  if (!options->observer) return;
  const TracePoint& point = at.program->trace_points[i.x];
  const auto op = static_cast<TraceOp>(i.a);
  const Value& message = at.registers[i.b];
  const auto depth = static_cast<uint32_t>(frames.size() - 1) + point.nesting;
  const std::string_view note = op == TraceOp::kNote && message.is_string() ? message.as_string() : std::string_view();
  options->observer->on_event({op, point, *at.program, depth, {at.registers, register_top - register_base}, note});
}

}  // namespace rego

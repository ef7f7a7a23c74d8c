// The machine: one loop over 20-byte instructions, whose cases come from opcodes.def and whose bodies stand in
// operations.h.
//
// Calls push a frame of ours, never one of the processor's stack, so depth is a limit that we set. The exception is the
// document of a package, which is assembled by running its rules from C++ (documents.cc); how deep that nests is
// bounded too. Time, memory and cancellation are looked at every kStepsBetweenPolls steps, where a step is a turn of a
// loop or a call.

#include "rego/vm/machine.h"

#include <fmt/format.h>

#include "rego/vm/operations.h"
#include "rego/vm/state.h"

namespace rego {

Machine::Machine() : state_(std::make_unique<State>()) {}
Machine::~Machine() = default;

void Machine::begin(Arena& arena, const Program& policy, const Value& input, const MachineOptions& options) {
  state_->reset(arena, policy, input, options);
}

Value Machine::run(const Program& program, uint32_t unit) { return state_->run(program, program.units[unit], {}); }

bool Machine::has_failed() const { return state_->failed; }
const MachineError& Machine::error() const { return state_->error; }
std::span<const Value> Machine::solutions() const { return state_->solutions; }

void Machine::State::reset(Arena& new_arena, const Program& new_policy, const Value& input,
                           const MachineOptions& new_options) {
  arena = &new_arena;
  policy = &new_policy;
  options = &new_options;
  builtin_context.emplace(BuiltinContext{new_arena, patterns, {}, false, BuiltinErrorKind::kNone, {}});
  builtin_context->keeps_errors = options->strict_builtin_errors;
  builtin_context->cancel = options->cancel;
  builtin_context->host = options->host;
  frames.clear();
  solutions.clear();
  register_base = register_top = iterator_base = iterator_top = 0;
  steps_until_poll = kStepsBetweenPolls;
  steps_polled = 0;
  nested_runs = 0;
  failed = false;
  const auto fit = [](std::vector<Value>& values, std::vector<uint32_t>& stamps, size_t count) {
    if (values.size() < count) values.resize(count);
    if (stamps.size() < count) stamps.resize(count, 0);
  };
  fit(root_rule_values, root_rule_stamps, policy->units.size());
  fit(root_path_values, root_path_stamps, policy->input_paths.size());
  uint32_t stamp = root.stamp + 1;
  if (stamp == 0) {  // wrapped: old stamps could look new
    std::fill(root_rule_stamps.begin(), root_rule_stamps.end(), 0);
    std::fill(root_path_stamps.begin(), root_path_stamps.end(), 0);
    stamp = 1;
  }
  root = Context{};
  root.input = input;
  root.data = policy->data;
  root.stamp = stamp;
  root.rules = {root_rule_values.data(), root_rule_stamps.data()};
  root.input_paths = {root_path_values.data(), root_path_stamps.data()};
  context = outer = &root;
}

Flow Machine::State::fail(const Cursor& at, std::string_view code, std::string_view message) {
  if (failed) return Flow::kStop;
  failed = true;
  error.code = code;
  error.message = message;
  error.program = at.program;
  const size_t index = at.next - at.first;
  error.place = index > 0 && index <= at.program->code.places.size() ? at.program->code.places[index - 1] : CodePlace{};
  return Flow::kStop;
}

Flow Machine::State::fail_conflict(const Cursor& at, const Instruction& i) {
  if (i.op != Opcode::kYield) return fail(at, "eval_conflict_error", "object keys must be unique");
  const Unit& unit = at.program->units[frames.back().unit];
  const std::string text = unit.kind == UnitKind::kFunction
                               ? fmt::format("function {} produced conflicting values for the same inputs", unit.path)
                               : fmt::format("rule {} produced conflicting values", unit.path);
  return fail(at, "eval_conflict_error", arena->copy(text));
}

Flow Machine::State::fail_nesting(const Cursor& at) {
  return fail(at, "eval_internal_error", "a value nests deeper than 1000 levels");
}

Flow Machine::State::poll(const Cursor& at) {
  steps_until_poll = kStepsBetweenPolls;
  steps_polled += kStepsBetweenPolls;
  if (options->cancel && options->cancel->load(std::memory_order_relaxed)) {
    return fail(at, "eval_cancel_error", "caller cancelled query execution");
  }
  if (steps_polled > options->steps_max)
    return fail(at, "eval_cancel_error", "the limit of evaluation steps was passed");
  if (arena->over_limit()) return fail(at, "eval_internal_error", "the memory limit of one evaluation was passed");
  return Flow::kNext;
}

bool Machine::State::make_room(const Unit& unit) {
  const size_t registers_needed = size_t{register_top} + unit.register_count;
  const size_t iterators_needed = size_t{iterator_top} + unit.iterator_count;
  if (frames.size() >= kFramesMax || registers_needed > kRegisterStackMax || iterators_needed > kRegisterStackMax) {
    return false;
  }
  if (registers.size() < registers_needed) registers.resize(std::max(registers_needed, registers.size() * 2));
  if (iterators.size() < iterators_needed) iterators.resize(std::max(iterators_needed, iterators.size() * 2));
  return true;
}

Flow Machine::State::enter(Cursor& at, const Instruction& call, const Program& program, uint32_t unit_index,
                           std::span<const Value> arguments, bool is_remembered) {
  const Unit& unit = program.units[unit_index];
  if (!make_room(unit)) return fail(at, "eval_internal_error", "rules and functions call each other too deep");
  frames.push_back({at.program, &call, context, outer, unit_index, register_base, iterator_base, is_remembered, false});
  outer = context;
  register_base = register_top;
  register_top += unit.register_count;
  iterator_base = iterator_top;
  iterator_top += unit.iterator_count;
  at.registers = registers.data() + register_base;
  std::copy(arguments.begin(), arguments.end(), at.registers);
  at.program = &program;
  at.first = program.code.instructions.data();
  at.next = at.first + unit.entry;
  return count_step(at);
}

Flow Machine::State::leave(Cursor& at, const Value& result) {
  const Value value = result;
  const Frame frame = frames.back();
  frames.pop_back();
  if (frame.is_remembered) outer->rules.set(frame.unit, outer->stamp, value);
  register_top = register_base;
  iterator_top = iterator_base;
  register_base = frame.register_base;
  iterator_base = frame.iterator_base;
  context = frame.context;
  outer = frame.outer;
  if (frame.ends_run) {
    returned = value;
    return Flow::kStop;
  }
  at.program = frame.program;
  at.first = at.program->code.instructions.data();
  at.registers = registers.data() + register_base;
  at.registers[frame.call->a] = value;
  at.next = value.is_defined() ? frame.call + 1 : at.first + frame.call->target;
  return Flow::kNext;
}

void Machine::State::loop(Cursor& start) {
  Cursor at = start;
  for (;;) {
    const Instruction& i = *at.next++;
    Flow flow = Flow::kStop;
    switch (i.op) {
#define OPCODE(name, ...)                  \
  case Opcode::k##name:                    \
    flow = operations::name(*this, at, i); \
    break;
#include "rego/program/opcodes.def"
#undef OPCODE
    }
    if (flow == Flow::kNext) [[likely]]
      continue;
    if (flow == Flow::kStop) return;
    at.next = at.first + i.target;
  }
}

Value Machine::State::run(const Program& program, const Unit& unit, std::span<const Value> arguments) {
  Cursor at{program.code.instructions.data() + unit.entry, program.code.instructions.data(), nullptr, &program};
  if (++nested_runs > kNestedRunsMax || !make_room(unit)) {
    fail(at, "eval_internal_error", "documents nest too deep");
    return {};
  }
  const auto index = static_cast<uint32_t>(&unit - program.units.data());
  const bool is_rule = &program == policy && unit.kind != UnitKind::kFunction;
  frames.push_back({nullptr, nullptr, context, outer, index, register_base, iterator_base, is_rule, true});
  outer = context;
  register_base = register_top;
  register_top += unit.register_count;
  iterator_base = iterator_top;
  iterator_top += unit.iterator_count;
  at.registers = registers.data() + register_base;
  std::copy(arguments.begin(), arguments.end(), at.registers);
  returned = Value();
  loop(at);
  nested_runs--;
  return failed ? Value() : returned;
}

const ActiveReplacement* Machine::State::replacement_of(uint32_t unit, const BuiltinRow* builtin) const {
  for (const ActiveReplacement* active = context->replacements; active; active = active->next) {
    if (builtin ? active->replacement->builtin == builtin : active->replacement->unit == unit) return active;
  }
  return nullptr;
}

Flow Machine::State::call_replacement(Cursor& at, const Instruction& i, const ActiveReplacement& active,
                                      std::span<const Value> arguments) {
  const Replacement& replacement = *active.replacement;
  if (replacement.by_builtin) return call_builtin(at, i, *replacement.by_builtin, arguments);
  if (replacement.by_unit == kNone) return operations::set_or_jump(at, i, active.value);
  // Inside of what stands in for a function nothing is replaced: it may call the original.
  const Flow flow = enter(at, i, *policy, replacement.by_unit, arguments, false);
  auto* plain = arena->create<Context>(*context);
  plain->replacements = nullptr;
  plain->stamp = 1;
  allocate_memory(*arena, *policy, *plain);
  context = outer = plain;
  return flow;
}

Flow Machine::State::call_builtin(Cursor& at, const Instruction& i, const BuiltinRow& row,
                                  std::span<const Value> arguments) {
  BuiltinContext& call = *builtin_context;
  call.function_name = row.name;
  call.error_kind = BuiltinErrorKind::kNone;
  const Value value = row.function(call, arguments);
  at.registers[i.a] = value;
  // One call may take long and much: a thousand of them before the next look would be too late.
  if (call.must_stop()) return poll(at);
  if (value.is_defined()) {
    if (value.depth() > static_cast<uint32_t>(base::kNestingMax)) return fail_nesting(at);
    return count_step(at);
  }
  const bool is_error = call.error_kind == BuiltinErrorKind::kHalt ||
                        (options->strict_builtin_errors && call.error_kind != BuiltinErrorKind::kNone);
  if (!is_error) return Flow::kJump;
  const std::string_view code = call.error_kind == BuiltinErrorKind::kType ? "eval_type_error" : "eval_builtin_error";
  return fail(at, code, arena->copy(fmt::format("{}: {}", row.name, call.error_message)));
}

}  // namespace rego

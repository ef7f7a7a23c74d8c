// The evaluator: an arena, a machine, and the reading of what the machine says.

#include <fmt/format.h>

#include "rego/engine/host.h"
#include "rego/engine/policy_impl.h"
#include "rego/vm/machine.h"

namespace rego {

struct Evaluator::State {
  explicit State(EvalOptions given) : options(std::move(given)), arena(size_t{1} << 16, options.memory_bytes_max) {
    machine_options.strict_builtin_errors = options.strict_builtin_errors;
    machine_options.steps_max = options.steps_max;
    machine_options.cancel = options.cancel;
    machine_options.print = options.print;
    machine_options.host = &host;
    machine_options.observer = options.observer;
  }

  // Unit `unit` of the query; undefined is an outcome.
  base::Result<Value, EvalError> run(const QueryImpl& query, uint32_t unit, const Value& input);

  EvalOptions options;
  EngineHost host{options};
  MachineOptions machine_options;
  base::Arena arena;
  Machine machine;
  bool has_begun = false;
};

namespace {

EvalError to_error(const MachineError& error) {
  std::string place;
  const bool has_place = error.program && error.place.row > 0 && error.place.file < error.program->files.size();
  if (has_place) {
    place = fmt::format("{}:{}:{}", error.program->files[error.place.file], error.place.row, error.place.column);
  }
  return {std::string(error.code), std::string(error.message), std::move(place)};
}

}  // namespace

base::Result<Value, EvalError> Evaluator::State::run(const QueryImpl& query, uint32_t unit, const Value& input) {
  if (!has_begun) arena.reset();
  has_begun = false;
  machine.begin(arena, query.policy->program, input, machine_options);
  const Value value = machine.run(query.program, unit);
  if (machine.has_failed()) return to_error(machine.error());
  return value;
}

Evaluator::Evaluator(EvalOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Evaluator::~Evaluator() = default;

base::Arena& Evaluator::begin() {
  state_->arena.reset();
  state_->has_begun = true;
  return state_->arena;
}

base::Result<Value, EvalError> Evaluator::evaluate(const Query& query, const Value& input) {
  return state_->run(static_cast<const QueryImpl&>(query), 0, input);
}

base::Result<Value, EvalError> Evaluator::evaluate_next(const Query& query, const Value& input) {
  state_->has_begun = true;  // the arena is left as it is
  return state_->run(static_cast<const QueryImpl&>(query), 0, input);
}

base::Result<std::vector<Solution>, EvalError> Evaluator::solve(const Query& query, const Value& input) {
  const auto& prepared = static_cast<const QueryImpl&>(query);
  auto ran = state_->run(prepared, 1, input);
  if (!ran) return ran.take_error();
  const Program& program = prepared.program;
  const size_t columns = program.solution_names.size();
  const auto values = state_->machine.solutions();
  std::vector<Solution> solutions;
  for (size_t row = 0; columns && row + columns <= values.size(); row += columns) {
    Solution& solution = solutions.emplace_back();
    for (size_t i = 0; i < columns; i++) {
      auto& list = program.solution_is_binding[i] ? solution.bindings : solution.expressions;
      list.emplace_back(program.solution_names[i], values[row + i]);
    }
  }
  return solutions;
}

}  // namespace rego

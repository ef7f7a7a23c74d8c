#pragma once
// The machine: runs verified programs. One machine belongs to one thread; in the steady state it allocates nothing but
// from the arena that it is given for a decision.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rego/builtins/builtin.h"
#include "rego/program/program.h"
#include "rego/vm/context.h"

namespace rego {

struct MachineError {
  std::string_view code;     // eval_conflict_error, eval_builtin_error, …
  std::string_view message;  // in the arena or static
  CodePlace place;
  const Program* program = nullptr;
};

class Observer;  // observer.h

struct MachineOptions {
  bool strict_builtin_errors = false;
  uint64_t steps_max = UINT64_MAX;
  const std::atomic<bool>* cancel = nullptr;
  std::function<void(std::string_view place, std::string_view text)> print;
  Observer* observer = nullptr;
  BuiltinHost* host = nullptr;  // may be null: then functions that need it fail
};

class Machine {
 public:
  Machine();
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  // What a run needs: everything lives in `arena` until the caller resets it. `policy` holds the rules. The options are
  // borrowed until the next begin().
  void begin(Arena& arena, const Program& policy, const Value& input, const MachineOptions& options);

  // Runs unit 0 of a query, or a unit of the policy. Undefined is an outcome; has_failed() tells of errors.
  Value run(const Program& program, uint32_t unit);

  bool has_failed() const;
  const MachineError& error() const;
  // What Solution instructions left: rows of program.solution_names.size() values.
  std::span<const Value> solutions() const;

  struct State;  // state.h

 private:
  std::unique_ptr<State> state_;
};

}  // namespace rego

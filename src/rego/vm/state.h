#pragma once
// What a machine holds while it runs. Private to src/rego/vm.

#include <optional>
#include <vector>

#include "base/limits.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/reps.h"
#include "rego/value/value.h"
#include "rego/vm/limits.h"
#include "rego/vm/machine.h"

namespace rego {

// Limits of one evaluation; passing one is eval_internal_error (steps: eval_cancel_error).
inline constexpr size_t kFramesMax = 20'000;
inline constexpr size_t kRegisterStackMax = size_t{1} << 22;
inline constexpr int kNestedRunsMax = 200;  // documents within documents
inline constexpr uint32_t kStepsBetweenPolls = 1024;

struct Iterator {
  const Value* values = nullptr;   // of an array or set
  const Entry* entries = nullptr;  // of an object
  uint32_t next = 0;
  uint32_t size = 0;
  bool keys_are_indexes = false;
};

struct Frame {
  const Program* program;   // the caller's
  const Instruction* call;  // the instruction that called
  Context* context;         // the caller's current one
  Context* outer;           // the one that the caller's unit was called in
  uint32_t unit;            // that runs in this frame, of the policy
  uint32_t register_base;   // the caller's
  uint32_t iterator_base;
  bool is_remembered;
  bool ends_run;
};

// Where execution stands. A local of the loop, so that it can live in processor registers.
struct Cursor {
  const Instruction* next;
  const Instruction* first;  // of the code that runs
  Value* registers;
  const Program* program;
};

enum class Flow : uint8_t { kNext, kJump, kStop };

struct Machine::State {
  Arena* arena = nullptr;
  const Program* policy = nullptr;
  const MachineOptions* options = nullptr;
  PatternCache patterns;
  std::optional<BuiltinContext> builtin_context;

  std::vector<Value> registers;
  std::vector<Iterator> iterators;
  std::vector<Frame> frames;
  std::vector<Value> solutions;
  uint32_t register_base = 0;  // of the running frame
  uint32_t register_top = 0;
  uint32_t iterator_base = 0;
  uint32_t iterator_top = 0;

  Context root;
  Context* context = nullptr;  // current
  Context* outer = nullptr;    // in which the running unit was called
  std::vector<Value> root_rule_values, root_path_values;
  std::vector<uint32_t> root_rule_stamps, root_path_stamps;

  uint32_t steps_until_poll = kStepsBetweenPolls;
  uint64_t steps_polled = 0;
  int nested_runs = 0;
  Value returned;
  bool failed = false;
  MachineError error;

  void reset(Arena& new_arena, const Program& new_policy, const Value& input, const MachineOptions& new_options);
  Value run(const Program& program, const Unit& unit, std::span<const Value> arguments);
  void loop(Cursor& at);

  // Fails the run with a static or arena message. Always kStop.
  Flow fail(const Cursor& at, std::string_view code, std::string_view message);
  Flow fail_conflict(const Cursor& at, const Instruction& i);
  // Puts a collection that was just made into register a. Undefined is a conflict; one that nests past
  // base::kNestingMax fails, because those who read values recurse.
  Flow keep(Cursor& at, const Instruction& i, const Value& made) {
    at.registers[i.a] = made;
    if (made.is_undefined()) return fail_conflict(at, i);
    return made.depth() <= static_cast<uint32_t>(base::kNestingMax) ? Flow::kNext : fail_nesting(at);
  }
  Flow fail_nesting(const Cursor& at);
  // Pushes a frame for `unit`; the arguments are read from the caller's registers. kStop when a limit is passed.
  Flow enter(Cursor& at, const Instruction& call, const Program& program, uint32_t unit,
             std::span<const Value> arguments, bool is_remembered);
  bool make_room(const Unit& unit);
  Flow leave(Cursor& at, const Value& result);
  Flow poll(const Cursor& at);
  Flow count_step(const Cursor& at) { return --steps_until_poll == 0 ? poll(at) : Flow::kNext; }

  Value input_path(uint32_t path);
  Value data_path(const Program& program, uint32_t path);
  // Below the node, the children that the filter's keys let through, level by level.
  Value document(uint32_t node, std::span<const Value> filter);
  Value rule_value(uint32_t unit);

  const ActiveReplacement* replacement_of(uint32_t unit, const BuiltinRow* builtin) const;
  Flow call_replacement(Cursor& at, const Instruction& i, const ActiveReplacement& active,
                        std::span<const Value> arguments);
  Flow call_builtin(Cursor& at, const Instruction& i, const BuiltinRow& row, std::span<const Value> arguments);
  Flow print(Cursor& at, const Instruction& i);
  void observe(const Cursor& at, const Instruction& i) const;
};

}  // namespace rego

// The machine on programs made by hand. This test links the machine and nothing above it: it stands without parser and
// compiler.

#include <gtest/gtest.h>

#include "rego/vm/machine.h"

namespace rego {
namespace {

// A program of one unit.
struct Hand {
  explicit Hand(std::vector<Instruction> instructions, uint16_t registers, UnitKind kind = UnitKind::kComplete) {
    Unit unit;
    unit.path = "data.p";
    unit.kind = kind;
    unit.end = static_cast<uint32_t>(instructions.size());
    unit.register_count = registers;
    unit.iterator_count = 1;
    program.units.push_back(unit);
    program.code.places.resize(instructions.size());
    program.code.instructions = std::move(instructions);
  }

  Value run(const Value& input) {
    EXPECT_TRUE(verify(program, program));
    machine.begin(arena, program, input, options);
    return machine.run(program, 0);
  }

  Program program;
  base::Arena arena;
  Machine machine;
  MachineOptions options;
};

Instruction jump_to(Instruction instruction, uint32_t target) {
  instruction.target = target;
  return instruction;
}

TEST(Machine, AFailedTestJumps) {
  Hand hand({{Opcode::kUndefine, 0},
             jump_to({Opcode::kInput, 1}, 4),
             jump_to({Opcode::kTestTrue, 1}, 4),
             {Opcode::kMove, 0, 1},
             {Opcode::kReturn, 0}},
            2);
  EXPECT_TRUE(equal(hand.run(Value::integer(7)), Value::integer(7)));
  EXPECT_TRUE(hand.run(Value::boolean(false)).is_undefined());
  EXPECT_TRUE(hand.run(Value()).is_undefined());
}

TEST(Machine, DifferentValuesOfOneRuleAreAConflict) {
  Hand hand({{Opcode::kUndefine, 0},
             {Opcode::kLoadConst, 1, 0, 0, 0},
             {Opcode::kYield, 0, 1},
             {Opcode::kLoadConst, 1, 0, 0, 1},
             {Opcode::kYield, 0, 1},
             {Opcode::kReturn, 0}},
            2);
  hand.program.code.constants = {Value::integer(1), Value::integer(2)};
  EXPECT_TRUE(hand.run(Value()).is_undefined());
  ASSERT_TRUE(hand.machine.has_failed());
  EXPECT_EQ(hand.machine.error().code, "eval_conflict_error");
  EXPECT_EQ(hand.machine.error().message, "rule data.p produced conflicting values");
}

TEST(Machine, AnEndlessLoopEndsAtTheLimitOfSteps) {
  // Scan one item, and start the scan again for ever.
  Hand hand({jump_to({Opcode::kInput, 0}, 4),
             jump_to({Opcode::kScan, 0, 0}, 4),
             jump_to({Opcode::kNext, 0, 1, 2}, 4),
             jump_to({Opcode::kJump}, 1),
             {Opcode::kReturn, 0}},
            3);
  hand.options.steps_max = 10'000;
  const Value item = Value::integer(1);
  EXPECT_TRUE(hand.run(Value::array(hand.arena, {&item, 1})).is_undefined());
  ASSERT_TRUE(hand.machine.has_failed());
  EXPECT_EQ(hand.machine.error().code, "eval_cancel_error");
}

TEST(Machine, ARaisedFlagCancels) {
  Hand hand({jump_to({Opcode::kInput, 0}, 4),
             jump_to({Opcode::kScan, 0, 0}, 4),
             jump_to({Opcode::kNext, 0, 1, 2}, 4),
             jump_to({Opcode::kJump}, 1),
             {Opcode::kReturn, 0}},
            3);
  const std::atomic<bool> cancel = true;
  hand.options.cancel = &cancel;
  const Value item = Value::integer(1);
  hand.run(Value::array(hand.arena, {&item, 1}));
  ASSERT_TRUE(hand.machine.has_failed());
  EXPECT_EQ(hand.machine.error().message, "caller cancelled query execution");
}

}  // namespace
}  // namespace rego

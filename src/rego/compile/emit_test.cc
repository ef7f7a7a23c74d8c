// The compiler's output as text: what a policy becomes, instruction by instruction.

#include <gtest/gtest.h>

#include "rego/compile/compilation.h"
#include "rego/syntax/parser.h"

namespace rego {
namespace {

std::string compiled(std::string_view text) {
  Compilation compilation;
  auto module = parse_module(std::make_shared<const Source>("test.rego", std::string(text)), {RegoVersion::kV1});
  if (!module) return to_text(module.error());
  compilation.modules.push_back(std::move(*module));
  run_passes(compilation);
  Program program;
  if (compilation.diagnostics.empty()) emit_policy(compilation, Value::empty_object(), program);
  if (!compilation.diagnostics.empty()) return to_text(compilation.diagnostics);
  const base::Status sound = verify(program, program);
  return sound ? disassemble(program) : sound.error().to_string();
}

TEST(Emit, AComparisonOfAnInputPathIsTwoInstructions) {
  EXPECT_EQ(compiled("package a\np if input.x.y == 1\n"),
            "data.a.p: 3 registers, 0 iterators\n"
            "    0  Undefine        r0\n"
            "    1  InputPath       r1 path 2 -> 6\n"
            "    2  TestEqualConst  r1 1 -> 6\n"
            "    3  LoadConst       r2 true\n"
            "    4  Yield           r0 r2 0\n"
            "    5  Jump            -> 6\n"
            "    6  TestUndefined   r0 -> 7\n"
            "    7  Return          r0\n"
            "\n");
}

TEST(Emit, AnUnboundOperandOpensALoop) {
  EXPECT_EQ(compiled("package a\np contains x if input.xs[i] = x\n"),
            "data.a.p: 5 registers, 1 iterators\n"
            "    0  Begin           r0 1\n"
            "    1  Undefine        r1\n"
            "    2  InputPath       r2 path 1 -> 8\n"
            "    3  Scan            i0 r2 -> 8\n"
            "    4  Next            i0 r3 r4 -> 8\n"
            "    5  Add             r0 r4\n"
            "    6  Move            r1 r0\n"
            "    7  Jump            -> 4\n"
            "    8  Finish          r1 r0\n"
            "    9  Return          r1\n"
            "\n");
}

TEST(Emit, ANegationIsAJumpAround) {
  EXPECT_EQ(compiled("package a\np if not input.x\n"),
            "data.a.p: 3 registers, 0 iterators\n"
            "    0  Undefine        r0\n"
            "    1  InputPath       r1 path 1 -> 4\n"
            "    2  TestTrue        r1 -> 4\n"
            "    3  Jump            -> 7\n"
            "    4  LoadConst       r2 true\n"
            "    5  Yield           r0 r2 0\n"
            "    6  Jump            -> 7\n"
            "    7  TestUndefined   r0 -> 8\n"
            "    8  Return          r0\n"
            "\n");
}

TEST(Emit, WithMarksThePlacesWhereItsContextHolds) {
  const std::string text = compiled("package a\np if q with input.x as 1\nq if input.x == 1\n");
  EXPECT_NE(text.find("WithBegin       r1"), std::string::npos) << text;
  EXPECT_NE(text.find("WithInput       r1 r2 path 1"), std::string::npos) << text;
  EXPECT_NE(text.find("UseContext      r1"), std::string::npos) << text;
  EXPECT_NE(text.find("UseOuterContext"), std::string::npos) << text;
}

TEST(Passes, AreObservedInTheirOrder) {
  Compilation compilation;
  compilation.modules.push_back(
      *parse_module(std::make_shared<const Source>("test.rego", "package a\np if input.x\n"), {RegoVersion::kV1}));
  std::vector<std::string> seen;
  compilation.options.observe = [&](std::string_view pass, std::chrono::nanoseconds took, const Compilation&) {
    EXPECT_GE(took.count(), 0);
    seen.emplace_back(pass);
  };
  run_passes(compilation);
  EXPECT_EQ(seen.front(), "check_imports");
  EXPECT_EQ(seen.back(), "check_types");
}

TEST(Verify, RefusesATreeWithoutAPart) {
  Compilation compilation;
  compilation.modules.push_back(
      *parse_module(std::make_shared<const Source>("test.rego", "package a\np if f(1)\n"), {RegoVersion::kV1}));
  EXPECT_EQ(verify_tree(compilation), "");
  compilation.modules[0]->rules[0]->body[0]->term->items.clear();
  EXPECT_EQ(verify_tree(compilation), "a call without an operator");
}

TEST(Verify, RefusesWhatIsOutOfRange) {
  Program program;
  Unit unit;
  unit.path = "data.a.p";
  unit.end = 2;
  unit.register_count = 1;
  program.units.push_back(unit);
  program.code.instructions = {{Opcode::kMove, 0, 0}, {Opcode::kReturn, 0}};
  program.code.places.resize(2);
  EXPECT_TRUE(verify(program, program));
  program.code.instructions[0].b = 1;
  EXPECT_FALSE(verify(program, program));
  program.code.instructions[0] = {Opcode::kJump};
  program.code.instructions[0].target = 2;
  EXPECT_FALSE(verify(program, program));
  program.code.instructions[0] = {Opcode::kLoadConst};
  EXPECT_FALSE(verify(program, program));
  program.code.instructions = {{Opcode::kMove, 0, 0}, {Opcode::kMove, 0, 0}};
  EXPECT_FALSE(verify(program, program));
}

}  // namespace
}  // namespace rego

// The verifier: the machine trusts what passed here and checks nothing again.

#include <fmt/format.h>

#include "rego/program/operands.h"
#include "rego/program/program.h"

namespace rego {
namespace {

struct Bounds {
  const Program& program;
  const Program& policy;
  const Unit& unit;

  bool in_range(const Instruction& instruction, size_t index, OperandKind kind) const {
    const uint32_t number = operand(instruction, index);
    switch (kind) {
      case OperandKind::kDst:
      case OperandKind::kReg:
        return number < unit.register_count;
      case OperandKind::kIter:
        return number < unit.iterator_count;
      case OperandKind::kConst:
        return number < program.code.constants.size();
      case OperandKind::kList:
        return is_list(number, instruction.b);
      case OperandKind::kNode:
        return number < policy.nodes.size();
      case OperandKind::kUnit:
        return number < policy.units.size();
      case OperandKind::kBuiltin:
        return number < program.builtins.size();
      case OperandKind::kPath:
        return number < (names_input(instruction.op) ? program.input_paths : program.data_paths).size();
      default:
        return true;
    }
  }

  bool is_list(size_t offset, size_t count) const {
    if (offset + count > program.code.operands.size()) return false;
    for (size_t i = 0; i < count; i++) {
      if (program.code.operands[offset + i] >= unit.register_count) return false;
    }
    return true;
  }

  static bool names_input(Opcode op) { return op == Opcode::kInputPath || op == Opcode::kWithInput; }
};

bool is_sound(const Bounds& bounds, const Instruction& instruction) {
  if (static_cast<size_t>(instruction.op) >= opcode_count()) return false;
  const OpcodeRow& row = opcode_row(instruction.op);
  for (size_t i = 0; i < row.operands.size(); i++) {
    if (!bounds.in_range(instruction, i, row.operands[i])) return false;
  }
  if (instruction.op == Opcode::kObserve && instruction.x >= bounds.program.trace_points.size()) return false;
  return !row.can_jump || (instruction.target >= bounds.unit.entry && instruction.target < bounds.unit.end);
}

}  // namespace

base::Status verify(const Program& program, const Program& policy) {
  const auto bad = [](const Unit& unit, uint32_t at) {
    return base::Error{"bad_program", fmt::format("instruction {} of {} is out of range", at - unit.entry, unit.path),
                       ""};
  };
  for (const Unit& unit : program.units) {
    const bool has_code = unit.entry < unit.end && unit.end <= program.code.instructions.size();
    if (!has_code || unit.argument_count > unit.register_count) return bad(unit, unit.entry);
    if (program.code.instructions[unit.end - 1].op != Opcode::kReturn) return bad(unit, unit.end - 1);
    const Bounds bounds{program, policy, unit};
    for (uint32_t at = unit.entry; at < unit.end; at++) {
      if (!is_sound(bounds, program.code.instructions[at])) return bad(unit, at);
    }
  }
  return base::Ok{};
}

}  // namespace rego

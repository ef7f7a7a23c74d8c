// Programs as text: the form in which people read them and in which the compiler's tests compare them.

#include <fmt/format.h>

#include "rego/program/operands.h"
#include "rego/program/program.h"
#include "rego/value/json.h"

namespace rego {
namespace {

std::string list_text(const Code& code, const Instruction& instruction) {
  std::string text = "(";
  for (uint32_t i = 0; i < instruction.b; i++) {
    fmt::format_to(std::back_inserter(text), "{}r{}", i ? ", " : "", code.operands[instruction.y + i]);
  }
  return text + ")";
}

std::string operand_text(const Program& program, const Instruction& instruction, size_t index, OperandKind kind) {
  const uint32_t number = operand(instruction, index);
  switch (kind) {
    case OperandKind::kDst:
    case OperandKind::kReg:
      return fmt::format("r{}", number);
    case OperandKind::kIter:
      return fmt::format("i{}", number);
    case OperandKind::kConst:
      return to_rego(program.code.constants[number]);
    case OperandKind::kList:
      return list_text(program.code, instruction);
    case OperandKind::kBuiltin:
      return std::string(program.builtins[number]->name);
    case OperandKind::kUnit:
      return number < program.units.size() ? program.units[number].path : fmt::format("unit {}", number);
    case OperandKind::kPath:
      return fmt::format("path {}", number);
    case OperandKind::kNode:
      return fmt::format("node {}", number);
    default:
      return fmt::format("{}", number);
  }
}

}  // namespace

std::string disassemble_unit(const Program& program, const Unit& unit) {
  std::string text =
      fmt::format("{}: {} registers, {} iterators\n", unit.path, unit.register_count, unit.iterator_count);
  for (uint32_t at = unit.entry; at < unit.end; at++) {
    const Instruction& instruction = program.code.instructions[at];
    const OpcodeRow& row = opcode_row(instruction.op);
    std::string line = fmt::format("{:5}  {:<15}", at - unit.entry, row.name);
    for (size_t i = 0; i < row.operands.size(); i++) {
      if (row.operands[i] == OperandKind::kUnused) continue;
      line += " " + operand_text(program, instruction, i, row.operands[i]);
    }
    if (row.can_jump) fmt::format_to(std::back_inserter(line), " -> {}", instruction.target - unit.entry);
    text += line + "\n";
  }
  return text;
}

std::string disassemble(const Program& program) {
  std::string text;
  for (const Unit& unit : program.units) text += disassemble_unit(program, unit) + "\n";
  return text;
}

}  // namespace rego

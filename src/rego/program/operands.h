#pragma once
// The columns of opcodes.def as data.

#include <array>
#include <string_view>

#include "rego/program/program.h"

namespace rego {

enum class OperandKind : uint8_t { kUnused, kDst, kReg, kInt, kConst, kList, kIter, kNode, kUnit, kBuiltin, kPath };

struct OpcodeRow {
  std::string_view name;
  std::array<OperandKind, 5> operands;  // a, b, c, x, y
  bool can_jump;
  std::string_view summary;
};

const OpcodeRow& opcode_row(Opcode op);
size_t opcode_count();

// Operand `index` (a, b, c, x, y) of an instruction.
uint32_t operand(const Instruction& instruction, size_t index);

}  // namespace rego

// Turns the words of opcodes.def into a table at compile time.

#include "rego/program/operands.h"

namespace rego {
namespace {

constexpr OperandKind kind_of(std::string_view word) {
  using enum OperandKind;
  if (word == "Dst") return kDst;
  if (word == "Reg") return kReg;
  if (word == "Int") return kInt;
  if (word == "Const") return kConst;
  if (word == "List") return kList;
  if (word == "Iter") return kIter;
  if (word == "Node") return kNode;
  if (word == "Unit") return kUnit;
  if (word == "Builtin") return kBuiltin;
  if (word == "Path") return kPath;
  return kUnused;
}

constexpr OpcodeRow kRows[] = {
#define OPCODE(name, a, b, c, x, y, target, summary)                  \
  {#name,                                                             \
   {kind_of(#a), kind_of(#b), kind_of(#c), kind_of(#x), kind_of(#y)}, \
   std::string_view(#target) == "jump",                               \
   summary},
#include "rego/program/opcodes.def"
#undef OPCODE
};

}  // namespace

const OpcodeRow& opcode_row(Opcode op) { return kRows[static_cast<size_t>(op)]; }

size_t opcode_count() { return std::size(kRows); }

uint32_t operand(const Instruction& instruction, size_t index) {
  switch (index) {
    case 0:
      return instruction.a;
    case 1:
      return instruction.b;
    case 2:
      return instruction.c;
    case 3:
      return instruction.x;
    default:
      return instruction.y;
  }
}

}  // namespace rego

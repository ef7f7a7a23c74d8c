#pragma once
// Program: what the compiler hands to the machine. Immutable once verified; it owns its constants and the base
// document, so a policy snapshot is one Program and whatever threads share it never writes.
//
// A rule or function is a unit: one run of code with registers of its own. Failing is a jump: inside a loop to the
// loop's Next, outside of one to the next definition of the unit, or to its end. A query is a Program of its own whose
// code refers to the units of the policy's.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "rego/builtins/builtin.h"
#include "rego/value/value.h"

namespace rego {

enum class Opcode : uint16_t {
#define OPCODE(name, a, b, c, x, y, target, summary) k##name,
#include "rego/program/opcodes.def"
#undef OPCODE
};

struct Instruction {
  Opcode op;
  uint16_t a = 0;
  uint16_t b = 0;
  uint16_t c = 0;
  uint32_t x = 0;
  uint32_t y = 0;
  uint32_t target = 0;
};
static_assert(sizeof(Instruction) == 20);

// Operand x of Begin.
enum class BuilderKind : uint32_t { kArray, kSet, kObject, kNested };
// Operand x of AddAt: what stands at the end of the path.
enum class Leaf : uint32_t { kValue, kSetMember };
// Operand x of Compare.
enum class Comparison : uint32_t { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

// Where an instruction comes from, for messages: rows and columns are kept as numbers so that a Program needs no
// sources.
struct CodePlace {
  uint32_t file = 0;  // index into Program::files
  uint32_t row = 0;
  uint32_t column = 0;
};

// What an Observe instruction tells of. kNote is a call of trace().
enum class TraceOp : uint32_t { kEnter, kExit, kEval, kFail, kRedo, kNote };

struct TraceVariable {
  std::string name;  // as in the source
  uint16_t at;       // register
};

// A place that is told of: an expression, or the head of a rule (kEnter and kExit).
struct TracePoint {
  CodePlace place;
  uint32_t end_row = 0;  // of its last character
  std::string text;
  uint32_t nesting = 0;       // closures around it within its unit
  bool is_generated = false;  // a pass made it, from a part of the text's expression
  bool is_head = false;
  std::vector<TraceVariable> variables;  // bound there, in the order of their binding
};

// Limits of the format. The compiler reports a unit that passes one of them.
inline constexpr size_t kRegistersMax = 60'000;
inline constexpr size_t kIteratorsMax = 10'000;

struct Code {
  std::vector<Instruction> instructions;
  std::vector<CodePlace> places;  // one an instruction
  std::vector<Value> constants;
  std::vector<uint16_t> operands;  // registers, in runs that instructions name by offset and count
};

enum class UnitKind : uint8_t { kComplete, kPartialSet, kPartialObject, kFunction, kQuery };

struct Unit {
  std::string path;  // "data.a.allow"
  UnitKind kind = UnitKind::kComplete;
  uint32_t entry = 0;           // index of its first instruction
  uint32_t end = 0;             // one behind its last
  uint16_t register_count = 0;  // a function's arguments are its first registers
  uint16_t iterator_count = 0;
  uint16_t argument_count = 0;
  uint32_t data_path = 0;  // its path as a data path, for `with` on data above it
  CodePlace place;
};

inline constexpr uint32_t kNone = UINT32_MAX;

// A path below input or data, as a chain to its parent. Path 0 is the document itself.
struct Path {
  uint32_t parent = kNone;
  Value key;
};

// A node of the tree of virtual documents: a package, or a rule's name below it.
struct DocumentNode {
  Value key;
  uint32_t data_path = 0;
  uint32_t unit = kNone;           // the rule that stands here; functions have no document
  std::vector<uint32_t> children;  // in order of their keys
};

// A function that a `with` in this code replaces: by another function, or by a value.
struct Replacement {
  uint32_t unit = kNone;                // replaces this function of the policy …
  const BuiltinRow* builtin = nullptr;  // … or this built-in
  uint32_t by_unit = kNone;             // stands for it; by a value when both are none
  const BuiltinRow* by_builtin = nullptr;
};

struct Program {
  base::Arena arena;  // constants, data, keys
  Code code;
  std::vector<Unit> units;
  std::vector<Path> input_paths{Path{}};
  std::vector<Path> data_paths{Path{}};
  std::vector<Value> data_values;  // the base document at each data path, undefined where there is none
  std::vector<DocumentNode> nodes;
  std::vector<const BuiltinRow*> builtins;
  // What a Document instruction needs of its node: a key a level, undefined where any will do. Filter 0 is empty: all.
  std::vector<std::vector<Value>> filters{{}};
  std::vector<Replacement> replacements;
  std::vector<std::string> files;
  std::vector<TracePoint> trace_points;     // of a program that is observed
  std::vector<std::string> solution_names;  // of a query: one a column of Solution
  std::vector<uint8_t> solution_is_binding;
  Value data = Value::empty_object();
};

// The program as text, one instruction a line, for people and for tests of the compiler.
std::string disassemble(const Program& program);
std::string disassemble_unit(const Program& program, const Unit& unit);

// Whether every operand of every instruction is in range and every unit ends in Return. `policy` is the program whose
// units and nodes a query's code refers to (the program itself for a policy). Codes: "bad_program".
base::Status verify(const Program& program, const Program& policy);

}  // namespace rego

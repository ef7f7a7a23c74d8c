// print(): its operand is an array of sets, one an argument, where an empty set is an undefined argument; every
// combination of their items is a line.

#include "rego/value/json.h"
#include "rego/vm/operations.h"
#include "rego/vm/state.h"

namespace rego {
namespace {

constexpr size_t kPrintBytesMax = size_t{1} << 20;  // of one line

void print_lines(const std::function<void(std::string_view)>& emit, std::span<const Value> arguments,
                 std::string line) {
  if (arguments.empty() || line.size() > kPrintBytesMax) return emit(line);
  const std::string separator = line.empty() ? "" : " ";
  const auto items = arguments[0].items();
  if (items.empty()) return print_lines(emit, arguments.subspan(1), line + separator + "<undefined>");
  for (const Value& item : items) {
    const std::string text = item.is_string() ? std::string(item.as_string()) : to_rego(item);
    print_lines(emit, arguments.subspan(1), line + separator + text);
  }
}

}  // namespace

Flow Machine::State::print(Cursor& at, const Instruction& i) {
  if (!options->print) return Flow::kNext;
  const Value& arguments = at.registers[at.program->code.operands[i.y]];
  const CodePlace& where = at.program->code.places[&i - at.first];
  const std::string place = where.file < at.program->files.size()
                                ? at.program->files[where.file] + ":" + std::to_string(where.row)
                                : std::string();
  print_lines([&](std::string_view line) { options->print(place, line); }, arguments.items(), "");
  return Flow::kNext;
}

}  // namespace rego

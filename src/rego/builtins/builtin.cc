// The machinery that all families share: how a call fails, and how a row is found by its name or its operator. Names
// are found through an open-addressed table of hashes that is built once, from the one visible list of families.

#include "rego/builtins/builtin.h"

#include <array>
#include <string>
#include <vector>

#include "rego/builtins/added_builtins.h"

namespace rego {
namespace {

constexpr size_t kSlots = 1024;    // a power of two, several times the number of functions
constexpr size_t kAddedMax = 256;  // so that there are always free slots

struct NameTable {
  std::array<const BuiltinRow*, kSlots> slots{};

  std::vector<const BuiltinRow*> added;

  NameTable() {
    for (const BuiltinFamily& family : all_builtin_families()) {
      for (const BuiltinRow& row : family) slots[slot_of(row.name)] = &row;
    }
  }

  // The slot of `name`, or the free one where it would stand.
  size_t slot_of(std::string_view name) const {
    size_t slot = hash_text(name) & (kSlots - 1);
    while (slots[slot] && slots[slot]->name != name) slot = (slot + 1) & (kSlots - 1);
    return slot;
  }
};

// The one list that a program may make longer, as it makes itself longer by loading a library: at its start.
NameTable& names() {
  static NameTable table;
  return table;
}

// Counts the commas of the argument list that stand in no brackets.
int count_arguments(std::string_view signature) {
  int depth = 0;
  int commas = 0;
  for (const char c : signature) {
    if (c == '(' || c == '[' || c == '<') depth++;
    if (c == ')' || c == ']' || (c == '>' && depth > 0)) depth--;
    if (c == ',' && depth == 1) commas++;
    if (depth == 0) break;
  }
  return commas + 1;
}

}  // namespace

Value BuiltinContext::fail(std::string_view message) {
  error_kind = BuiltinErrorKind::kBuiltin;
  error_message = keeps_errors ? arena.copy(message) : std::string_view();
  return {};
}

Value BuiltinContext::fail_operand(std::string_view message) {
  error_kind = BuiltinErrorKind::kType;
  error_message = keeps_errors ? arena.copy(message) : std::string_view();
  return {};
}

Value BuiltinContext::fail_halt(std::string_view message) {
  error_kind = BuiltinErrorKind::kHalt;
  error_message = arena.copy(message);
  return {};
}

Value BuiltinContext::fail_type(int operand, std::string_view wanted, const Value& got) {
  if (!keeps_errors) return fail_operand({});
  std::string message = "operand " + std::to_string(operand) + " must be ";
  if (wanted.starts_with('{')) message += "one of ";
  message.append(wanted).append(" but got ").append(type_name(got.type()));
  return fail_operand(message);
}

int BuiltinRow::arity() const {
  if (signature.starts_with("(...)")) return -1;
  if (signature.starts_with("()")) return 0;
  return count_arguments(signature);
}

const BuiltinRow* find_builtin(std::string_view name) {
  const NameTable& table = names();
  return table.slots[table.slot_of(name)];
}

bool add_builtin(const BuiltinRow& row) {
  NameTable& table = names();
  const size_t slot = table.slot_of(row.name);
  if (table.slots[slot] || table.added.size() >= kAddedMax) return false;
  table.slots[slot] = &row;
  table.added.push_back(&row);
  return true;
}

void replace_builtin(const BuiltinRow& row) {
  NameTable& table = names();
  table.slots[table.slot_of(row.name)] = &row;
}

std::span<const BuiltinRow* const> added_builtins() { return names().added; }

const BuiltinRow* find_infix(std::string_view symbol) {
  if (symbol.empty() || symbol == ":=") return nullptr;
  for (const BuiltinFamily& family : all_builtin_families()) {
    for (const BuiltinRow& row : family) {
      if (row.infix == symbol) return &row;
    }
  }
  return nullptr;
}

}  // namespace rego

// `rego builtins`: what each built-in function takes, gives and does, read from its row. As Markdown it is
// docs/builtins.md.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/nearest.h"
#include "cli/rego_commands.h"
#include "cli/rego_load.h"
#include "cli/rego_surroundings.h"
#include "rego/builtins/added_builtins.h"

namespace bulkhead {
namespace {

using rego::BuiltinFlags;
using rego::BuiltinRow;
using Rows = std::vector<const BuiltinRow*>;

Rows all_rows() {
  Rows rows;
  for (const rego::BuiltinFamily& family : rego::all_builtin_families()) {
    for (const BuiltinRow& row : family) rows.push_back(&row);
  }
  for (const BuiltinRow* row : rego::added_builtins()) rows.push_back(row);
  std::ranges::sort(rows, {}, &BuiltinRow::name);
  return rows;
}

// What stands before the first dot; functions without one are the oldest.
std::string family_of(const BuiltinRow& row) {
  const size_t dot = row.name.find('.');
  return dot == row.name.npos ? "general" : std::string(row.name.substr(0, dot));
}

std::vector<std::string> properties_of(const BuiltinRow& row) {
  std::vector<std::string> properties;
  if (!row.infix.empty()) properties.push_back(fmt::format("the operator {}", row.infix));
  if (has(row.flags, BuiltinFlags::kDeprecated)) properties.emplace_back("deprecated: Rego v1 refuses it");
  if (has(row.flags, BuiltinFlags::kNondeterministic)) {
    properties.emplace_back("another decision may get another answer");
  }
  if (has(row.flags, BuiltinFlags::kRelation))
    properties.emplace_back("gives each of its results, one after the other");
  return properties;
}

std::string description(const BuiltinRow& row) {
  std::string text = fmt::format("{}{}\n\n    {}\n", row.name, row.signature, row.summary);
  for (const std::string& property : properties_of(row)) text += fmt::format("    - {}\n", property);
  return text;
}

std::string list() {
  const Rows rows = all_rows();
  size_t width = 0;
  for (const BuiltinRow* row : rows) width = std::max(width, row->name.size());
  std::string text;
  for (const BuiltinRow* row : rows) text += fmt::format("{:<{}}  {}\n", row->name, width, row->summary);
  return text;
}

// In a table's cell a bar would end it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string markdown() {
  std::map<std::string, Rows> families;
  for (const BuiltinRow* row : all_rows()) families[family_of(*row)].push_back(row);
  std::string text =
      "# Built-in functions\n\nMade by `rego builtins --markdown` from the rows of the functions "
      "(`src/rego/builtins/`); a test compares the two.\n";
  for (const auto& [family, rows] : families) {
    text += fmt::format("\n## {}\n\n| function | what it does |\n|---|---|\n", family);
    for (const BuiltinRow* row : rows) {
      const std::vector<std::string> properties = properties_of(*row);
      const std::string notes = properties.empty() ? "" : fmt::format(" *{}*", fmt::join(properties, "; "));
      text += fmt::format("| `{}{}` | {}{} |\n", row->name, cell(row->signature), cell(row->summary), notes);
    }
  }
  return text;
}

int describe(const std::string& name) {
  const Rows rows = all_rows();
  std::string text;
  for (const BuiltinRow* row : rows) {
    const bool is_meant = row->name == name || row->infix == name || family_of(*row) == name;
    if (is_meant) text += (text.empty() ? "" : "\n") + description(*row);
  }
  if (!text.empty()) return fputs(text.c_str(), stdout) < 0 ? kExitFailure : kExitOk;
  std::vector<std::string_view> names;
  for (const BuiltinRow* row : rows) names.push_back(row->name);
  const std::string_view meant = base::nearest(name, names);
  fmt::print(stderr, "there is no built-in function {}{}\n", name,
             meant.empty() ? "" : fmt::format("; did you mean {}?", meant));
  return kExitFailure;
}

}  // namespace

int run_rego_builtins(Arguments arguments) {
  CLI::App app("Describes built-in functions; without a name lists them.", "rego builtins");
  RegoSurroundings surroundings;
  std::string name;
  bool is_markdown = false;
  surroundings.add_options(app);
  app.add_flag("--markdown", is_markdown, "All of them, as a page");
  app.add_option("name", name, "A function, an operator, or a family: json.patch, +, json");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (const auto status = surroundings.prepare(); !status) {
    fmt::print(stderr, "{}\n", status.error().to_string());
    return kExitFailure;
  }
  if (!name.empty()) return describe(name);
  return fputs((is_markdown ? markdown() : list()).c_str(), stdout) < 0 ? kExitFailure : kExitOk;
}

}  // namespace bulkhead

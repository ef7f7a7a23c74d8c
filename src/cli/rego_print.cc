// One function a format. JSON and discard put errors into the document; the others send them to standard error.

#include "cli/rego_print.h"

#include <algorithm>

#include "cli/rego_findings.h"
#include "cli/rego_json.h"
#include "cli/rego_table.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using rego::Solution;
using rego::Value;

constexpr std::pair<std::string_view, OutputFormat> kFormats[] = {
    {"json", OutputFormat::kJson},     {"pretty", OutputFormat::kPretty},     {"raw", OutputFormat::kRaw},
    {"values", OutputFormat::kValues}, {"bindings", OutputFormat::kBindings}, {"discard", OutputFormat::kDiscard},
    {"source", OutputFormat::kSource},
};

// A column of the pretty table: a variable, or an expression by its index.
struct Column {
  std::string name;
  bool is_binding = false;
  size_t index = 0;
};

// Finds the places of a query's expressions, one behind the other.
class Places {
 public:
  explicit Places(std::string_view query) : query_(query) {}

  void write(JsonText& out, std::string_view text) {
    const size_t found = query_.find(text, from_);
    if (found == std::string_view::npos) return;
    from_ = found + text.size();
    const std::string_view before = query_.substr(0, found);
    const auto row = std::count(before.begin(), before.end(), '\n') + 1;
    const size_t line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    out.key("location").begin_object().key("row").integer(row);
    out.key("col").integer(static_cast<int64_t>(found - line) + 1).end_object();
  }

 private:
  std::string_view query_;
  size_t from_ = 0;
};

std::vector<std::pair<std::string_view, Value>> sorted_bindings(const Solution& solution) {
  auto bindings = solution.bindings;
  std::sort(bindings.begin(), bindings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return bindings;
}

void write_bindings(JsonText& out, const Solution& solution) {
  out.begin_object();
  for (const auto& [name, value] : sorted_bindings(solution)) out.key(name).value(value);
  out.end_object();
}

void write_solution(JsonText& out, const Solution& solution, std::string_view query) {
  Places places(query);
  out.begin_object().key("expressions").begin_array();
  for (const auto& [text, value] : solution.expressions) {
    out.begin_object().key("value").value(value).key("text").string(text);
    places.write(out, text);
    out.end_object();
  }
  out.end_array();
  if (!solution.bindings.empty()) {
    out.key("bindings");
    write_bindings(out, solution);
  }
  out.end_object();
}

std::string print_json(const QueryOutput& output) {
  JsonText out;
  out.begin_object();
  if (!output.errors.empty()) {
    out.key("errors");
    write_errors(out, output.errors);
  } else if (!output.solutions.empty()) {
    out.key("result").begin_array();
    for (const Solution& solution : output.solutions) write_solution(out, solution, output.query);
    out.end_array();
  }
  write_findings(out, output);
  return out.end_object().pretty() + "\n";
}

std::string print_discard(const QueryOutput& output) {
  JsonText out;
  out.begin_object();
  if (!output.errors.empty()) {
    out.key("errors");
    write_errors(out, output.errors);
  } else if (!output.solutions.empty()) {
    out.key("result").string("discarded");
  }
  write_findings(out, output);
  return out.end_object().pretty() + "\n";
}

std::string print_raw(const QueryOutput& output) {
  std::string out;
  for (const Solution& solution : output.solutions) {
    std::string line;
    for (const auto& [text, value] : solution.expressions) {
      if (!line.empty() || &value != &solution.expressions.front().second) line += ' ';
      if (value.is_string()) {
        line += value.as_string();
      } else {
        rego::write_json(line, value, rego::JsonStyle::kCompact, rego::HtmlEscape::kYes);
      }
    }
    out += line + "\n";
  }
  return out;
}

std::string print_values(const QueryOutput& output) {
  std::string out;
  for (const Solution& solution : output.solutions) {
    JsonText values;
    values.begin_array();
    for (const auto& [text, value] : solution.expressions) values.value(value);
    out += values.end_array().pretty() + "\n";
  }
  return out;
}

std::string print_bindings(const QueryOutput& output) {
  std::string out;
  for (const Solution& solution : output.solutions) {
    JsonText bindings;
    write_bindings(bindings, solution);
    out += bindings.pretty() + "\n";
  }
  return out;
}

// As opa: expressions come first, and those that are only true or false are left out beside variables.
std::vector<Column> columns_of(const Solution& solution) {
  std::vector<Column> columns;
  for (size_t i = 0; i < solution.expressions.size(); i++) {
    const auto& [text, value] = solution.expressions[i];
    if (!value.is_boolean() || solution.bindings.empty()) columns.push_back({std::string(text), false, i});
  }
  for (const auto& [name, value] : sorted_bindings(solution)) columns.push_back({std::string(name), true, 0});
  return columns;
}

Value cell_value(const Solution& solution, const Column& column) {
  if (!column.is_binding) {
    return column.index < solution.expressions.size() ? solution.expressions[column.index].second : Value::null();
  }
  const auto found = std::find_if(solution.bindings.begin(), solution.bindings.end(),
                                  [&](const auto& binding) { return binding.first == column.name; });
  return found == solution.bindings.end() ? Value::null() : found->second;
}

std::string cell_text(const Value& value, size_t bytes_max) {
  std::string text;
  rego::write_json(text, value, rego::JsonStyle::kCompact, rego::HtmlEscape::kYes);
  return bytes_max > 0 && text.size() > bytes_max ? text.substr(0, bytes_max) + "..." : text;
}

bool is_single_value(const Solution& solution) {
  return solution.bindings.empty() && !solution.expressions.empty() &&
         (solution.expressions.size() == 1 ||
          std::all_of(solution.expressions.begin(), solution.expressions.end(),
                      [](const auto& expression) { return expression.second.is_boolean(); }));
}

std::string print_pretty(const QueryOutput& output, size_t cell_bytes_max) {
  const auto& solutions = output.solutions;
  if (solutions.empty()) return "undefined\n";
  if (solutions.size() == 1 && is_single_value(solutions[0])) {
    JsonText out;
    return out.value(solutions[0].expressions[0].second).pretty() + "\n";
  }
  const std::vector<Column> columns = columns_of(solutions[0]);
  Table table;
  for (const Column& column : columns) table.header.push_back(column.name);
  for (const Solution& solution : solutions) {
    std::vector<std::string> row;
    for (const Column& column : columns) row.push_back(cell_text(cell_value(solution, column), cell_bytes_max));
    table.rows.push_back(std::move(row));
  }
  return to_text(table);
}

}  // namespace

std::optional<OutputFormat> parse_format(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const auto& format) { return format.first == name; });
  if (found == std::end(kFormats)) return std::nullopt;
  return found->second;
}

Printed print_output(const QueryOutput& output, OutputFormat format, size_t cell_bytes_max) {
  if (format == OutputFormat::kJson) return {print_json(output), ""};
  if (format == OutputFormat::kDiscard) return {print_discard(output), ""};
  if (!output.errors.empty()) return {"", to_text(output.errors)};
  switch (format) {
    case OutputFormat::kRaw:
      return {print_raw(output), ""};
    case OutputFormat::kValues:
      return {print_values(output), ""};
    case OutputFormat::kBindings:
      return {print_bindings(output), ""};
    default:
      return {output.explanation + print_pretty(output, cell_bytes_max) + pretty_findings(output), ""};
  }
}

}  // namespace bulkhead

// Errors for people and as JSON, in opa's shape.

#include "cli/rego_error.h"

#include <algorithm>
#include <cstdlib>

namespace bulkhead {
namespace {

// Splits "file.rego:3:7". A query has no file.
void take_place(CommandError& error, const std::string& place) {
  const size_t column = place.rfind(':');
  if (column == std::string::npos || column == 0) return;
  const size_t row = place.rfind(':', column - 1);
  const size_t row_begin = row == std::string::npos ? 0 : row + 1;
  error.file = row == std::string::npos ? "" : place.substr(0, row);
  error.position = rego::Position{atoi(place.c_str() + row_begin), atoi(place.c_str() + column + 1)};
}

// As opa: file and row; row and column of a query.
std::string place_text(const CommandError& error) {
  const std::string row = std::to_string(error.position->row);
  if (error.file.empty()) return row + ":" + std::to_string(error.position->column) + ": ";
  return error.file + ":" + row + ": ";
}

}  // namespace

CommandErrors errors_of(const rego::Diagnostics& diagnostics) {
  CommandErrors errors;
  for (const rego::Diagnostic& diagnostic : diagnostics) {
    CommandError error;
    error.message = diagnostic.message;
    error.code = diagnostic.code;
    error.text = rego::to_text(diagnostic);
    if (diagnostic.span.source) {
      error.position = diagnostic.span.position();
      error.file = diagnostic.span.source->name();
      if (diagnostic.is_grammatical) error.line = diagnostic.span.source->line_at(diagnostic.span.begin);
    }
    errors.push_back(std::move(error));
  }
  return errors;
}

CommandErrors errors_of(const std::vector<std::string>& messages) {
  CommandErrors errors;
  for (const std::string& message : messages) errors.push_back({message, "", std::nullopt, "", "", message});
  return errors;
}

CommandErrors errors_of(const rego::EvalError& error) {
  CommandError one;
  one.message = error.message;
  one.code = error.code;
  take_place(one, error.place);
  if (one.position) one.text = place_text(one);
  one.text += error.code + ": " + error.message;
  return {one};
}

CommandErrors at_most(CommandErrors errors, size_t count) {
  if (count == 0 || errors.size() <= count) return errors;
  errors.resize(count);
  const std::string message = "error limit reached";
  errors.push_back({message, "rego_compile_error", std::nullopt, "", "", "rego_compile_error: " + message});
  return errors;
}

std::string to_text(const CommandErrors& errors, std::string_view during) {
  const bool is_one = errors.size() == 1;
  std::string text = is_one ? "1 error occurred" : std::to_string(errors.size()) + " errors occurred";
  text.append(during).append(is_one ? ": " : ":\n");
  for (const CommandError& error : errors) text += error.text + "\n";
  return text;
}

std::string opa_text(const CommandErrors& errors) {
  std::string text = errors.size() == 1 ? "1 error occurred: " : std::to_string(errors.size()) + " errors occurred:";
  for (const CommandError& error : errors) {
    if (errors.size() > 1) text += "\n";
    if (error.position) text += place_text(error);
    if (!error.code.empty()) text += error.code + ": ";
    text += error.message;
    if (error.line.empty()) continue;
    const size_t tabs = std::min(error.line.find_first_not_of('\t'), error.line.size());
    const auto column = static_cast<size_t>(std::max(0, error.position->column - 1));
    text += "\n\t" + error.line.substr(tabs) + "\n\t" + std::string(column - std::min(column, tabs), ' ') + "^";
  }
  return text;
}

void write_errors(JsonText& out, const CommandErrors& errors) {
  out.begin_array();
  for (const CommandError& error : errors) {
    out.begin_object().key("message").string(error.message);
    if (!error.code.empty()) out.key("code").string(error.code);
    if (error.position) {
      out.key("location").begin_object().key("file").string(error.file);
      out.key("row").integer(error.position->row).key("col").integer(error.position->column).end_object();
    }
    if (!error.line.empty()) {
      out.key("details").begin_object().key("line").string(error.line);
      out.key("idx").integer(std::max(0, error.position->column - 1)).end_object();
    }
    out.end_object();
  }
  out.end_array();
}

}  // namespace bulkhead

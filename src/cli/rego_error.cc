// Errors for people and as JSON, in opa's shape.

#include "cli/rego_error.h"

namespace bulkhead {
namespace {

// "file:row", or for a query, which has no file, its own text.
std::string place_of(const rego::EvalError& error) {
  const rego::Span& span = error.span;
  if (!span.source) return "";
  if (!span.source->name().empty()) return span.source->name() + ":" + std::to_string(span.position().row) + ": ";
  return std::string(span.text()) + ": ";
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
      if (error.code == "rego_parse_error") error.line = diagnostic.span.source->line_at(diagnostic.span.begin);
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
  if (error.span.source) {
    one.position = error.span.position();
    one.file = error.span.source->name();
  }
  one.text = place_of(error) + error.code + ": " + error.message;
  return {one};
}

std::string to_text(const CommandErrors& errors, std::string_view during) {
  const bool is_one = errors.size() == 1;
  std::string text = is_one ? "1 error occurred" : std::to_string(errors.size()) + " errors occurred";
  text.append(during).append(is_one ? ": " : ":\n");
  for (const CommandError& error : errors) text += error.text + "\n";
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

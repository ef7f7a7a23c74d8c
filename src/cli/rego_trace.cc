// opa's layout: "FILE:ROW", padded, then "| " for each level, the operation, and what it is about. Variables are
// written below the expression in which they stand, each on a line under its place.

#include "cli/rego_trace.h"

#include <algorithm>
#include <map>

#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr size_t kLinesMax = 200'000;
constexpr size_t kValueBytesMax = 100;  // of a value in a trace; then "..."

using rego::TraceOp;

bool is_wanted(const TraceLine& line, Explain explain) {
  switch (explain) {
    case Explain::kOff:
      return false;
    case Explain::kNotes:
      return line.op == TraceOp::kNote;
    case Explain::kFails:
      return line.op == TraceOp::kFail;
    case Explain::kFailsAndNotes:
      return line.op == TraceOp::kFail || line.op == TraceOp::kNote;
    case Explain::kFull:
      return true;
  }
  return false;
}

// The wanted lines and the ways to them: for each wanted line, the closest Enter or Redo above it on every level.
std::vector<const TraceLine*> lineage(const Trace& trace, Explain explain) {
  std::vector<const TraceLine*> shown;
  uint32_t level = 0;  // below which the way to the line behind is still open
  for (auto line = trace.rbegin(); line != trace.rend(); ++line) {
    const bool is_step = line->op == TraceOp::kEnter || (line->op == TraceOp::kRedo && line->is_head);
    if (is_wanted(*line, explain)) {
      shown.push_back(&*line);
      level = line->depth + (is_step ? 0 : 1);
    } else if (is_step && line->depth < level) {
      shown.push_back(&*line);
      level = line->depth;
    }
  }
  std::ranges::reverse(shown);
  return shown;
}

std::string one_line(std::string_view text) {
  std::string line;
  bool is_space = false;
  for (const char c : text) {
    const bool is_white = c == '\n' || c == '\t' || c == ' ' || c == '\r';
    if (is_white && is_space) continue;
    is_space = is_white;
    line += is_white ? ' ' : c;
  }
  return line;
}

std::string place_of(const TraceLine& line) {
  return (line.file.empty() ? "query" : line.file) + ":" + std::to_string(line.row);
}

std::string cut(const std::string& text) {
  return text.size() <= kValueBytesMax ? text : text.substr(0, kValueBytesMax - 3) + "...";
}

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Where the name stands in the text by itself, not behind a dot or inside a string.
size_t find_name(std::string_view text, std::string_view name) {
  bool is_in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) is_in_string = !is_in_string;
    if (is_in_string || !text.substr(i).starts_with(name)) continue;
    const bool starts = i == 0 || (!is_name_byte(text[i - 1]) && text[i - 1] != '.');
    const bool ends = i + name.size() == text.size() || !is_name_byte(text[i + name.size()]);
    if (starts && ends) return i;
  }
  return std::string_view::npos;
}

struct Marked {
  size_t column;
  std::string name;
  std::string value;
};

std::vector<Marked> marked_variables(const TraceLine& line) {
  std::vector<Marked> marked;
  for (const auto& [name, value] : line.variables) {
    const size_t at = find_name(line.text, name);
    if (at != std::string_view::npos) marked.push_back({line.column + at, name, cut(value)});
  }
  std::ranges::sort(marked, {}, &Marked::column);
  return marked;
}

// Spaces and bars up to the last of `count` variables, then its value, or a bar.
std::string arrows(const std::vector<Marked>& marked, size_t count, bool shows_value) {
  std::string text;
  size_t column = 1;
  for (size_t i = 0; i < count; ++i) {
    text.append(marked[i].column - column, ' ');
    column = marked[i].column + 1;
    text += i + 1 == count && shows_value ? marked[i].value : "|";
  }
  return text;
}

}  // namespace

std::string_view name_of(TraceOp op) {
  switch (op) {
    case TraceOp::kEnter:
      return "Enter";
    case TraceOp::kExit:
      return "Exit";
    case TraceOp::kEval:
      return "Eval";
    case TraceOp::kFail:
      return "Fail";
    case TraceOp::kRedo:
      return "Redo";
    case TraceOp::kNote:
      return "Note";
  }
  return "";
}

void TraceRecorder::on_event(const rego::TraceEvent& event) {
  if (trace_.size() >= kLinesMax) return;
  const rego::TracePoint& point = event.point;
  TraceLine line{event.op, event.depth, point.place.row, point.place.column, "", point.text, point.is_head, {}};
  if (point.place.file < event.program.files.size()) line.file = event.program.files[point.place.file];
  if (event.op == TraceOp::kNote) line.text = event.note;
  if (values_ == Values::kKeep && event.op == TraceOp::kFail) {
    for (const rego::TraceVariable& variable : point.variables) {
      const rego::Value& value = event.registers[variable.at];
      line.variables.emplace_back(variable.name, value.is_undefined() ? "undefined" : rego::to_rego(value));
    }
  }
  trace_.push_back(std::move(line));
}

Trace filter(const Trace& trace, Explain explain) {
  Trace shown;
  for (const TraceLine* line : lineage(trace, explain)) shown.push_back(*line);
  return shown;
}

std::string pretty_trace(const Trace& trace, Explain explain, std::string_view query) {
  const std::vector<const TraceLine*> shown = lineage(trace, explain);
  size_t width = 0;
  for (const TraceLine* line : shown) width = std::max(width, place_of(*line).size());
  std::string text;
  for (const TraceLine* line : shown) {
    const std::string place = place_of(*line);
    text += place + std::string(width - place.size() + 5, ' ');
    for (uint32_t i = 0; i < line->depth; ++i) text += "| ";
    text += name_of(line->op);
    const std::string about =
        line->file.empty() && line->op != TraceOp::kNote ? std::string(query) : one_line(line->text);
    text += line->op == TraceOp::kNote ? " \"" + about + "\"" : " " + about;
    text += "\n";
  }
  return text;
}

std::string pretty_failure(const Trace& trace, Values values) {
  const auto is_failure = [](const TraceLine& line) {
    return line.op == TraceOp::kFail && !line.file.empty() && !line.text.starts_with("every ");
  };
  const auto found = std::find_if(trace.rbegin(), trace.rend(), is_failure);
  if (found == trace.rend()) return "";
  std::string text = found->file + ":" + std::to_string(found->row) + ":\n";
  text += "  " + std::string(found->column - 1, ' ') + found->text + "\n";
  const std::vector<Marked> marked = values == Values::kKeep ? marked_variables(*found) : std::vector<Marked>{};
  if (marked.empty() || found->text.find('\n') != std::string::npos) {
    for (const Marked& each : marked) text += "  " + each.name + ": " + each.value + "\n";
    return text;
  }
  text += "  " + arrows(marked, marked.size(), false) + "\n";
  for (size_t count = marked.size(); count > 0; --count) text += "  " + arrows(marked, count, true) + "\n";
  return text;
}

}  // namespace bulkhead

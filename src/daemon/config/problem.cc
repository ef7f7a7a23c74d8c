// Problems are kept as they are found, and put in order when they are shown.

#include "daemon/config/problem.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/tame_text.h"

namespace bulkhead::config {

std::string Problem::to_text(std::string_view file) const {
  const std::string_view kind = severity == Severity::kError ? "error" : "warning";
  std::string text;  // goes to a terminal, and quotes what the file says
  base::append_tame(text, file);
  if (place.line != 0) text += fmt::format(":{}:{}", place.line, place.column);
  text.append(": ").append(kind).append(": ");
  base::append_tame_lines(text, message);
  return text;
}

void Problems::add(Problem problem) {
  if (problem.severity == Severity::kError) has_errors_ = true;
  count_++;
  if (list_.size() < kProblemsMax) list_.push_back(std::move(problem));
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> result = list_;
  std::ranges::stable_sort(result, {}, &Problem::place);
  return result;
}

std::string Problems::errors_text(std::string_view file) const {
  std::string text;
  for (const Problem& problem : sorted()) {
    if (problem.severity != Severity::kError) continue;
    if (!text.empty()) text += '\n';
    text += problem.to_text(file);
  }
  return text;
}

}  // namespace bulkhead::config

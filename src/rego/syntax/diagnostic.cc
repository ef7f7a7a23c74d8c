// How a diagnostic reads: the place, the code and the message on one line, then the line of the source with a caret
// under the place, then the hint. Long lines are cut around the place, so that a minified policy stays readable.

#include "rego/syntax/diagnostic.h"

#include <algorithm>

namespace rego {
namespace {

constexpr size_t kExcerptBytesMax = 160;
constexpr size_t kExcerptLead = 80;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The part of the line to show, and where in it the caret stands (in bytes).
struct Excerpt {
  std::string_view text;
  size_t caret;
};

Excerpt excerpt_of(std::string_view line, size_t caret) {
  caret = std::min(caret, line.size());
  size_t begin = line.size() > kExcerptBytesMax && caret > kExcerptLead ? caret - kExcerptLead : 0;
  while (begin > 0 && is_continuation(line[begin])) --begin;
  size_t end = std::min(line.size(), begin + kExcerptBytesMax);
  while (end < line.size() && is_continuation(line[end])) ++end;
  return {line.substr(begin, end - begin), caret - begin};
}

// Control characters of a hostile source must not reach a terminal; a tab becomes one space to keep the caret in place.
std::string printable(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7F ? (c == '\t' ? ' ' : '?') : c;
  }
  return shown;
}

void append_excerpt(std::string& out, const Span& span) {
  const uint32_t begin = std::min(span.begin, static_cast<uint32_t>(span.source->text().size()));
  const std::string_view line = span.source->line_at(begin);
  if (line.empty()) return;
  const size_t line_begin = static_cast<size_t>(line.data() - span.source->text().data());
  const Excerpt excerpt = excerpt_of(line, begin - line_begin);

  size_t columns = 0;
  for (const char c : excerpt.text.substr(0, excerpt.caret)) columns += is_continuation(c) ? 0 : 1;
  const size_t last = std::clamp<size_t>(span.end - std::min(line_begin, size_t{span.end}), excerpt.caret, line.size());
  size_t width = 0;
  for (size_t i = begin - line_begin; i < last; ++i) width += is_continuation(line[i]) ? 0 : 1;
  width = std::clamp<size_t>(width, 1, kExcerptLead);

  out += "\n\t" + printable(excerpt.text) + "\n\t" + std::string(columns, ' ') + std::string(width, '^');
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  std::string out;
  const Span& span = diagnostic.span;
  if (span.source) {
    const Position position = span.position();
    if (!span.source->name().empty()) out += span.source->name() + ":";
    out += std::to_string(position.row) + ":" + std::to_string(position.column) + ": ";
  }
  out += diagnostic.code + ": " + diagnostic.message;
  if (span.source) append_excerpt(out, span);
  for (const std::string& detail : diagnostic.details) out += "\n\t" + printable(detail);
  if (!diagnostic.hint.empty()) out += "\n\thint: " + diagnostic.hint;
  return out;
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string out;
  if (diagnostics.size() > 1) out = std::to_string(diagnostics.size()) + " errors occurred:\n";
  for (size_t i = 0; i < diagnostics.size(); ++i) {
    if (i > 0) out += "\n";
    out += to_text(diagnostics[i]);
  }
  return out;
}

}  // namespace rego

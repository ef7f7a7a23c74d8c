// Rows are found by binary search in the starts of the lines; columns count code points, as Go's scanner does. One
// habit of it is kept: the end of the text has the place of the last character, because nothing was read after it.

#include "rego/syntax/source.h"

#include <algorithm>
#include <utility>

namespace rego {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<uint32_t>(i + 1));
  }
}

Position Source::position(uint32_t offset) const {
  const uint32_t at = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), at) - 1;
  int column = at == text_.size() ? 0 : 1;
  for (uint32_t i = *line; i < at; ++i) {
    const bool is_continuation = (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80;
    if (!is_continuation) ++column;
  }
  return {static_cast<int>(line - line_starts_.begin()) + 1, column};
}

std::string_view Source::line_at(uint32_t offset) const {
  const uint32_t at = std::min(offset, static_cast<uint32_t>(text_.size()));
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), at) - 1;
  const std::string_view rest = std::string_view(text_).substr(*line);
  std::string_view found = rest.substr(0, rest.find('\n'));
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

}  // namespace rego

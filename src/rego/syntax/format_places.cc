// Lines and brackets are indexed once, so that deep nesting costs no more than its text.

#include "rego/syntax/format_places.h"

#include <algorithm>

namespace rego {

Places::Places(const Source& source) : text_(source.text()) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<uint32_t>(i + 1));
  }
  pairs_ = {pair_up('(', ')'), pair_up('[', ']'), pair_up('{', '}')};
}

Places::Pairs Places::pair_up(char open, char close) const {
  Pairs pairs;
  std::vector<size_t> unclosed;
  for (size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == open) {
      unclosed.push_back(pairs.size());
      pairs.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(text_.size())});
    } else if (text_[i] == close && !unclosed.empty()) {
      pairs[unclosed.back()].close = static_cast<uint32_t>(i);
      unclosed.pop_back();
    }
  }
  return pairs;
}

Place Places::of(const Span& span, const Span& text) const {
  if (!span.source) return {};
  return {row_at(span.begin), span.begin, text.text()};
}

int Places::row_at(uint32_t offset) const {
  return static_cast<int>(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin());
}

int Places::end_row(const Place& place) const {
  if (place.text.empty()) return place.row;
  const uint32_t begin = offset_of(place.text);
  return place.row + row_at(begin + static_cast<uint32_t>(place.text.size())) - row_at(begin);
}

const Places::Pair* Places::first_pair(char open, uint32_t begin, uint32_t end) const {
  const Pairs& all = pairs(open);
  const auto found = std::ranges::lower_bound(all, begin, {}, &Pair::open);
  return found == all.end() || found->close >= end ? nullptr : &*found;
}

int Places::closing_row(char open, const Place& place) const {
  if (place.text.empty()) return kNoRow;
  const uint32_t begin = offset_of(place.text);
  const Pair* pair = first_pair(open, begin, begin + static_cast<uint32_t>(place.text.size()));
  return pair ? place.row + row_at(pair->close) - row_at(pair->open) : kNoRow;
}

int Places::closing_row_behind(char skipped, char open, const Place& place) const {
  if (place.text.empty()) return kNoRow;
  const uint32_t begin = offset_of(place.text);
  const uint32_t end = begin + static_cast<uint32_t>(place.text.size());
  const Pair* first = first_pair(skipped, begin, end);
  const Pair* second = first ? first_pair(open, first->close, end) : nullptr;
  if (!second) return kNoRow;
  return place.row + row_at(first->close) - row_at(first->open) + row_at(second->close) - row_at(second->open);
}

}  // namespace rego

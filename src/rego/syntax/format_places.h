#pragma once
// Where nodes stood in the text: rows, and the rows of closing brackets. The layout follows the rows of the source.

#include <array>
#include <string_view>
#include <vector>

#include "rego/syntax/ast.h"

namespace rego {

// A node's place as the formatter sees it. Nodes that no text stands behind have the first row and no text.
struct Place {
  int row = 1;
  uint32_t begin = 0;  // orders nodes
  std::string_view text;
};

inline constexpr int kNoRow = -1;

// Brackets are paired as characters, whatever holds them: a bracket inside a string counts. So does OPA, and the
// layouts must be equal.
class Places {
 public:
  explicit Places(const Source& source);

  Place of(const Span& span) const { return of(span, span); }
  Place of(const Span& span, const Span& text) const;
  Place of(const Term& term) const { return of(term.span, term.text_span()); }

  int row_at(uint32_t offset) const;
  // The row of the text's last character.
  int end_row(const Place& place) const;
  // The row of what closes the first `open` in the text, or kNoRow. Lines before that bracket do not count.
  int closing_row(char open, const Place& place) const;
  // The same for the first `open` behind what closes the first `skipped`: the body of a rule behind its arguments.
  int closing_row_behind(char skipped, char open, const Place& place) const;
  // The offset of a text that lies in the source.
  uint32_t offset_of(std::string_view text) const { return static_cast<uint32_t>(text.data() - text_.data()); }
  std::string_view source() const { return text_; }

 private:
  struct Pair {
    uint32_t open;
    uint32_t close;
  };
  // The pairs of one kind of bracket, by where they open; unclosed ones close at the end of the text.
  using Pairs = std::vector<Pair>;
  Pairs pair_up(char open, char close) const;
  const Pairs& pairs(char open) const { return pairs_[open == '(' ? 0 : open == '[' ? 1 : 2]; }
  const Pair* first_pair(char open, uint32_t begin, uint32_t end) const;

  std::string_view text_;
  std::vector<uint32_t> line_starts_;
  std::array<Pairs, 3> pairs_;
};

}  // namespace rego

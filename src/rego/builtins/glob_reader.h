#pragma once
// Reads a glob into a row of pieces. Braces stay as they stand, as pieces that open, divide and close: a regular
// expression has the same structure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rego {

struct GlobPiece {
  enum class Kind { kText, kStar, kSuperStar, kSingle, kClass, kOpen, kDivide, kClose };
  Kind kind = Kind::kText;
  std::string text;         // of kText, and the characters of a class that is no range
  bool is_negated = false;  // of a class
  bool is_range = false;    // of a class: from `low` to `high`
  uint32_t low = 0;
  uint32_t high = 0;
};

class GlobReader {
 public:
  explicit GlobReader(std::string_view pattern) : pattern_(pattern) {}

  // False when the pattern is no glob; then `problem` says why and `position` where, in bytes.
  bool read();

  std::vector<GlobPiece> pieces;
  std::string_view problem;
  size_t position = 0;

 private:
  bool read_piece();
  bool read_class();
  bool read_text(std::string_view breakers, std::string& text);
  bool at_end() const { return position >= pattern_.size(); }
  // The character at `position`, which is not the end; false when it is no UTF-8.
  bool take(uint32_t& code);
  bool fail(std::string_view what) {
    problem = what;
    return false;
  }
  void add(GlobPiece::Kind kind) {
    GlobPiece piece;
    piece.kind = kind;
    pieces.push_back(std::move(piece));
  }

  std::string_view pattern_;
  int level_ = 0;
};

}  // namespace rego

#pragma once
// Source: one text of Rego with its name, and Span: a place in it. Rows and columns are computed when a message needs
// them and stored nowhere.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rego {

struct Position {
  int row = 0;     // from 1
  int column = 0;  // from 1, counted as opa counts
};

class Source : public std::enable_shared_from_this<Source> {
 public:
  Source(std::string name, std::string text);
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  Position position(uint32_t offset) const;
  // The line that holds the offset, without its line end.
  std::string_view line_at(uint32_t offset) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

// Half open, in bytes. `source` is null for nodes that no text stands behind.
struct Span {
  const Source* source = nullptr;
  uint32_t begin = 0;
  uint32_t end = 0;

  Position position() const { return source ? source->position(begin) : Position{}; }
  std::string_view text() const { return source ? source->text().substr(begin, end - begin) : std::string_view{}; }
};

}  // namespace rego

#pragma once
// A table in box-drawing characters, as opa prints it.

#include <string>
#include <vector>

namespace bulkhead {

enum class Align { kLeft, kRight };

struct Table {
  std::vector<std::string> header;  // centred; empty: none
  std::vector<std::vector<std::string>> rows;
  std::vector<Align> alignment;  // a column each; missing ones are left
};

// With its final newline.
std::string to_text(const Table& table);

}  // namespace bulkhead

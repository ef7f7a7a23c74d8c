// Columns are as wide as their widest cell; width is counted in characters, not bytes.

#include "cli/rego_table.h"

#include <algorithm>

namespace bulkhead {
namespace {

using Row = std::vector<std::string>;

size_t width_of(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void widen(std::vector<size_t>& widths, const Row& row) {
  if (widths.size() < row.size()) widths.resize(row.size());
  for (size_t i = 0; i < row.size(); i++) widths[i] = std::max(widths[i], width_of(row[i]));
}

std::string rule(const std::vector<size_t>& widths, const char* left, const char* middle, const char* right) {
  std::string line = left;
  for (size_t i = 0; i < widths.size(); i++) {
    if (i > 0) line += middle;
    for (size_t k = 0; k < widths[i] + 2; k++) line += "─";
  }
  return line + right + "\n";
}

// `before` of the spaces that fill the cell stand before its text.
std::string cell(const std::string& text, size_t width, size_t before) {
  const size_t spaces = width - width_of(text);
  return " " + std::string(before, ' ') + text + std::string(spaces - before, ' ') + " ";
}

std::string header_line(const Row& header, const std::vector<size_t>& widths) {
  std::string line = "│";
  for (size_t i = 0; i < header.size(); i++) {
    line += cell(header[i], widths[i], (widths[i] - width_of(header[i])) / 2) + "│";
  }
  return line + "\n";
}

std::string row_line(const Row& row, const std::vector<size_t>& widths, const std::vector<Align>& alignment) {
  std::string line = "│";
  for (size_t i = 0; i < row.size(); i++) {
    const bool is_right = i < alignment.size() && alignment[i] == Align::kRight;
    line += cell(row[i], widths[i], is_right ? widths[i] - width_of(row[i]) : 0) + "│";
  }
  return line + "\n";
}

}  // namespace

std::string to_text(const Table& table) {
  std::vector<size_t> widths;
  widen(widths, table.header);
  for (const Row& row : table.rows) widen(widths, row);
  std::string text = rule(widths, "┌", "┬", "┐");
  if (!table.header.empty()) text += header_line(table.header, widths) + rule(widths, "├", "┼", "┤");
  for (const Row& row : table.rows) text += row_line(row, widths, table.alignment);
  return text + rule(widths, "└", "┴", "┘");
}

}  // namespace bulkhead

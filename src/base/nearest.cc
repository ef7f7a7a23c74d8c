// The distance of Damerau (neighbours swap once), by rows; words longer than kWordBytesMax are near to nothing.

#include "base/nearest.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

constexpr size_t kWordBytesMax = 64;
using Row = std::array<size_t, kWordBytesMax + 1>;

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

size_t distance(std::string_view a, std::string_view b) {
  Row before_last{}, last{}, row{};
  for (size_t j = 0; j <= b.size(); j++) last[j] = j;
  for (size_t i = 1; i <= a.size(); i++) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); j++) {
      const bool is_same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (is_same ? 0 : 1)});
      const bool is_swapped =
          i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (is_swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > kWordBytesMax) return {};
  size_t least = std::clamp<size_t>(word.size() / 3, 1, 4) + 1;
  std::string_view found;
  for (const std::string_view name : known) {
    const size_t difference = std::max(name.size(), word.size()) - std::min(name.size(), word.size());
    if (name.size() > kWordBytesMax || difference >= least) continue;
    const size_t steps = distance(word, name);
    if (steps >= least) continue;
    least = steps;
    found = name;
  }
  return found;
}

}  // namespace base

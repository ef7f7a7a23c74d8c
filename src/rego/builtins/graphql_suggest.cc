// Names that may have been meant.

#include <algorithm>

#include "rego/builtins/graphql_validator.h"

namespace rego::graphql {
namespace {

constexpr size_t kListedMax = 5;
constexpr size_t kComparedBytesMax = 256;  // longer names are near to nothing

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

// How many letters must be inserted, removed or replaced.
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); j++) row[j] = j;
  for (size_t i = 1; i <= a.size(); i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); j++) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

size_t distance(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (std::max(a.size(), b.size()) > kComparedBytesMax) return SIZE_MAX;
  const std::string lower_a = lower(a);
  const std::string lower_b = lower(b);
  return lower_a == lower_b ? 1 : edit_distance(lower_a, lower_b);
}

}  // namespace

std::vector<std::string_view> near_names(std::string_view typed, const std::vector<std::string_view>& names) {
  const size_t threshold = typed.size() * 4 / 10 + 1;
  std::vector<std::pair<size_t, std::string_view>> near;
  for (const std::string_view name : names) {
    const size_t far = distance(typed, name);
    if (far <= threshold) near.emplace_back(far, name);
  }
  std::ranges::stable_sort(near, {}, &std::pair<size_t, std::string_view>::first);
  std::vector<std::string_view> sorted;
  for (const auto& [far, name] : near) sorted.push_back(name);
  return sorted;
}

std::string or_list(const std::vector<std::string_view>& names, Quoted quoted) {
  const size_t count = std::min(names.size(), kListedMax);
  std::string out;
  for (size_t i = 0; i < count; i++) {
    const bool is_last = i + 1 == count;
    if (i) out += is_last ? (count == 2 ? " or " : ", or ") : ", ";
    const std::string_view mark = quoted == Quoted::kYes ? "\"" : "";
    out.append(mark).append(names[i]).append(mark);
  }
  return out;
}

std::string suggest(std::string_view prefix, std::string_view typed, const std::vector<std::string_view>& names,
                    Quoted quoted) {
  const auto near = near_names(typed, names);
  return near.empty() ? "" : " " + std::string(prefix) + " " + or_list(near, quoted) + "?";
}

}  // namespace rego::graphql

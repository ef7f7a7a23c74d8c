// Subsets. The search for an array in an array is a plain string search, which is quadratic for hostile input; it goes
// through a failure table (Knuth, Morris, Pratt) instead, so it is linear in comparisons.

#include "rego/builtins/subset.h"

#include <algorithm>
#include <vector>

namespace rego {
namespace {

bool is_object_subset(const Value& super, const Value& sub) {
  return std::ranges::all_of(sub.entries(), [&](const Entry& entry) {
    const Value other = super.get(entry.key);
    if (other.is_undefined()) return false;
    if (equal(other, entry.value)) return true;
    return other.type() == entry.value.type() && other.is_collection() && is_subset(other, entry.value);
  });
}

bool is_array_subset(std::span<const Value> super, std::span<const Value> sub) {
  if (sub.size() > super.size()) return false;
  if (sub.empty()) return true;
  std::vector<size_t> borders(sub.size(), 0);
  for (size_t i = 1, matched = 0; i < sub.size(); i++) {
    while (matched && !equal(sub[i], sub[matched])) matched = borders[matched - 1];
    matched += equal(sub[i], sub[matched]);
    borders[i] = matched;
  }
  size_t matched = 0;
  for (const Value& item : super) {
    while (matched && !equal(item, sub[matched])) matched = borders[matched - 1];
    matched += equal(item, sub[matched]);
    if (matched == sub.size()) return true;
  }
  return false;
}

// Counts as OPA does: items of the array that are in the set, equal ones again and again.
bool is_set_in_array(const Value& array, const Value& set) {
  size_t unmatched = set.size();
  return std::ranges::any_of(array.items(), [&](const Value& item) {
    unmatched -= unmatched > 0 && set.get(item).is_defined();
    return unmatched == 0;
  });
}

}  // namespace

bool is_subset(const Value& super, const Value& sub) {
  if (super.is_object() && sub.is_object()) return is_object_subset(super, sub);
  if (super.is_set() && sub.is_set()) {
    return std::ranges::all_of(sub.items(), [&](const Value& item) { return super.get(item).is_defined(); });
  }
  if (super.is_array() && sub.is_array()) return is_array_subset(super.items(), sub.items());
  if (super.is_array() && sub.is_set()) return is_set_in_array(super, sub);
  return equal(super, sub);
}

}  // namespace rego

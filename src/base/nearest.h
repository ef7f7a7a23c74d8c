#pragma once
// "Did you mean …": the known name that a mistyped one is nearest to.

#include <span>
#include <string_view>

namespace base {

// Of `known` the one that takes the fewest insertions, deletions, replacements and swaps of neighbours to get to from
// `word`, by bytes, case aside; empty where all take more than a third of the word's bytes (at least one, at most
// four).
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace base

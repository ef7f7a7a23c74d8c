#pragma once
// The difference of two texts, character by character, as `opa fmt --diff` shows it.

#include <string>
#include <string_view>

namespace bulkhead {

// `before` with what was taken out in red and what came in in green (ANSI colours, each line by itself). Takes at most
// a second; what is not compared by then is shown as replaced.
std::string pretty_diff(std::string_view before, std::string_view after);

}  // namespace bulkhead

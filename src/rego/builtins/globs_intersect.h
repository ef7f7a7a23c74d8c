#pragma once
// Whether two globs of the kind of regex.globs_match have a string in common. Such a glob is a row of characters, dots
// (any character) and sets in brackets, each with + or * behind it or nothing; a backslash makes the next one a
// character.

#include <string_view>

#include "rego/builtins/builtin.h"

namespace rego {

// A boolean; undefined where one is no glob: the call has failed. What OPA's greedy search does not find is not found
// here either.
Value globs_intersect(BuiltinContext& context, std::string_view a, std::string_view b);

}  // namespace rego

#pragma once
// What object.subset means.

#include "rego/value/value.h"

namespace rego {

// Objects: every key of `sub` is in `super` with an equal value, or with an object, array or set of which it is a
// subset in turn. Sets: every element. Arrays: `sub` stands in `super` in one piece. An array and a set: every element
// is somewhere. Anything else: equality.
bool is_subset(const Value& super, const Value& sub);

}  // namespace rego

#pragma once
// Limits that more than one layer must agree on, each with its name. Limits of one layer stand in that layer.

#include <cstddef>

namespace base {

// How deep a document (JSON, YAML, a Rego term) may nest. Deeper is refused, so recursion over values is bounded.
inline constexpr int kNestingMax = 1000;

}  // namespace base

#pragma once
// OPA's heads of two parts, "p[x] := y", carry the second one as a key as well, for older readers. Our tree keeps the
// reference only; who must be equal to OPA asks here.

#include "rego/syntax/ast.h"

namespace rego {

// The key of a partial set, or the bracket of such a head; null where OPA has none.
const Term* head_key(const Rule& rule);
// Without variables and references in it.
bool is_ground(const Term& term);

}  // namespace rego

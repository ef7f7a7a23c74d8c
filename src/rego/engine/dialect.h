#pragma once
// Which dialect a file is written in.

#include <memory>

#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

// Parses as v1, and if that fails as v0; if both fail, the v1 error with a hint that v0 failed too, and where. Only the
// gate guesses so (its users bring old policies); the rego command takes what its flags say.
base::Result<RegoVersion, Diagnostics> guess_dialect(const std::shared_ptr<const Source>& source);

}  // namespace rego

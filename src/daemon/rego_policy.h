#pragma once
// The daemon's policy compiler: the Rego engine behind PolicyCompiler.

#include "daemon/policy_loader.h"

namespace bulkhead {

// Compiles with the dialect and the query that the options name. Data files are JSON or YAML objects, merged at the
// top.
PolicyCompiler make_rego_compiler(const ServeOptions& options);

}  // namespace bulkhead

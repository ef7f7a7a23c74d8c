#pragma once
// The daemon's policy compiler: the Rego engine behind PolicyCompiler.

#include "daemon/policy_loader.h"

namespace bulkhead {

// A policy's file with the dialect and the query that the options name; a configuration, where they name one, with what
// it says. Data files are JSON or YAML objects, merged at the top.
PolicyCompiler make_rego_compiler(const ServeOptions& options);

}  // namespace bulkhead

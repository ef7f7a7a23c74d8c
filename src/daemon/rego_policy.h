#pragma once
// The daemon's policy compiler: the Rego engine behind PolicyCompiler.

#include "daemon/policy_loader.h"
#include "rego/engine/policy.h"

namespace bulkhead {

// Compiles with the dialect and the query that the options name. Data files are JSON or YAML objects, merged at the
// top.
PolicyCompiler make_rego_compiler(const ServeOptions& options);

// data.system.log.mask, what the decision log must not hold beside what is always masked; null where the policy has no
// such rule.
base::Result<std::shared_ptr<const rego::Query>, rego::Diagnostics> log_mask_of(const rego::Policy& policy);

}  // namespace bulkhead

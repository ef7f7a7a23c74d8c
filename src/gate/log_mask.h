#pragma once
// The operator's mask of the decision log.

#include <memory>

#include "base/result.h"
#include "rego/engine/policy.h"
#include "rego/syntax/diagnostic.h"

namespace bulkhead {

// data.system.log.mask, what the decision log must not hold beside what is always masked; null where the policy has no
// such rule.
base::Result<std::shared_ptr<const rego::Query>, rego::Diagnostics> log_mask_of(const rego::Policy& policy);

}  // namespace bulkhead

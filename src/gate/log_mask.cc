// Looks for the rule by its path.

#include "gate/log_mask.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

base::Result<std::shared_ptr<const rego::Query>, rego::Diagnostics> log_mask_of(const rego::Policy& policy) {
  constexpr std::string_view kMask = "data.system.log.mask";
  const std::vector<std::string> rules = policy.rule_paths("mask");
  if (std::ranges::find(rules, kMask) == rules.end()) return std::shared_ptr<const rego::Query>();
  return policy.prepare(kMask);
}

}  // namespace bulkhead

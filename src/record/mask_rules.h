#pragma once
// The operator's own mask: what the rule data.system.log.mask answers, as in OPA. A set (or array) of pointers, which
// are removed, or of {"op": "remove" | "upsert", "path": pointer, "value": any}; a pointer begins with /input or
// /result.

#include <string>

#include "base/result.h"
#include "record/masking.h"

namespace bulkhead {

inline constexpr size_t kMaskRulesMax = 1000;

// What a mask may change.
struct MaskedParts {
  rego::Value input;   // undefined: there is none
  rego::Value result;  // the same
};

// Applies the rules in their order. A rule that points to nothing changes nothing and is not noted. Fails
// (mask_error) where a rule is none; what was applied until then stays.
base::Status apply_mask_rules(base::Arena& arena, const rego::Value& rules, MaskedParts& parts, MaskNotes& notes);

}  // namespace bulkhead

#pragma once
// A decision for people and as JSON.

#include <string>
#include <string_view>

#include "base/arena.h"
#include "gate/gate.h"
#include "rego/value/value.h"

namespace bulkhead {

std::string decision_text(const Decision& decision);

// {"allow", "would_refuse", "code", "mode", "rule", "route", "reason", "refused": [{"name", "id", "severity"}…],
//  "granted": [{…, "by"}…], "reported": […], "warnings": [text…], "records": [text…]}. Values live in `arena`.
rego::Value decision_document(base::Arena& arena, const Decision& decision);

}  // namespace bulkhead

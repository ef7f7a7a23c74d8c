#pragma once
// How a decision came about: who asked, which roles speak of the call, every elevation with the place where it shows,
// and what was not known.

#include <string>

#include "base/arena.h"
#include "base/result.h"
#include "daemon/options.h"
#include "gate/gate.h"
#include "rego/value/value.h"

namespace bulkhead {

// Parts may be undefined: a request that could not be decoded has none of them, a policy's file knows no roles.
struct DecisionTrace {
  rego::Value request;     // {"method", "target", "route", "version"}
  rego::Value identity;    // input.identity
  rego::Value unknown;     // what of the workload could not be known
  rego::Value roles;       // {"mine": [NAME or null…], "here": […]}: the caller's, and those that speak of this call
  rego::Value elevations;  // [{"name", "findings": [{"path", "value", "message", …}…]}…]
};

// Asks the policies again about the input of `decision`, which must be the last of its gate. `profile` holds where the
// options name no file.
base::Result<DecisionTrace> trace_decision(base::Arena& arena, const ServeOptions& options, const std::string& profile,
                                           const Decision& decision);

std::string trace_text(const Decision& decision, const DecisionTrace& trace);
// `document` with the trace under "trace".
rego::Value with_trace(base::Arena& arena, const rego::Value& document, const DecisionTrace& trace);

}  // namespace bulkhead

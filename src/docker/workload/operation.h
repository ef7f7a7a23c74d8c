#pragma once
// The small normal form of any call of the API: what is done to what, and with which power, so that no policy reads a
// path. docs/workload.md describes its fields.

#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "rego/value/value.h"

namespace bulkhead {

// A document of kind Operation, for every decoded request; host paths are asked about. A call that nobody knows
// changes, runs and hides whatever a call can.
rego::Value read_operation(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts);

}  // namespace bulkhead

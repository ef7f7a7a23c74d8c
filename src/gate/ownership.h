#pragma once
// input.ownership: what a request touches that somebody may have created, and whose it is.
//
//   caller   the caller as an owner: "cn:NAME", "fingerprint:HEX", "socket"; null where nothing tells who asks
//   problem  why ownership cannot be recorded at this moment, in words; null where it can
//   objects  [{kind: "container", "volume", "network" or "exec", reference: as the request spells it, id: the full id
//            or null, owner: text or null, state: "known", "absent", "unknown" or "predefined"}]
//
// An exec stands there with its container; without a record of its own it belongs to whom the container belongs. The
// networks bridge, host and none are nobody's and everybody's: predefined.

#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "gate/owners.h"
#include "rego/value/value.h"

namespace bulkhead {

// `workload` is that of the request, if it has one. Names are asked about; `owners` may be null: then nobody owns
// anything, and that is the problem.
rego::Value read_ownership(base::Arena& arena, const ApiRequest& request, const rego::Value& workload,
                           std::string_view caller, const Owners* owners, Facts& facts);

}  // namespace bulkhead

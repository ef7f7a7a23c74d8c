#pragma once
// The workload: what someone asks a container to be, as one document, whichever source said so. docs/workload.md
// describes every field. All keys are always there: what nobody asked for is null, false, "" or empty, so rules read
// simply. `unknown` lists what could not be known, as dotted paths into the document; a rule that needs one of them
// denies.

#include "base/arena.h"
#include "docker/api/daemon_traits.h"
#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "rego/value/value.h"

namespace bulkhead {

// Of what daemons read differently, the workload shows what `traits` say, and the reading with more power where they
// leave it open.

// The workload that `request` asks for, or whose power it uses: container.create, container.update, exec.create,
// exec.start, service.create, service.update, volume.create, plugin.pull, plugin.upgrade, plugin.set, plugin.create,
// build, and every call on a container that runs something in it or reads its files. Undefined for
// every other call. The value lives in `arena` and shares parts with request.body and with what `facts` gave.
rego::Value read_workload(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts);

// The workload of a container or an image, from the daemon's own document (docker inspect). The list that
// `docker inspect` prints is taken by its items.
rego::Value read_container_document(base::Arena& arena, const rego::Value& inspect, const DaemonTraits& traits,
                                    Facts& facts);
rego::Value read_image_document(base::Arena& arena, const rego::Value& inspect, const DaemonTraits& traits,
                                Facts& facts);

}  // namespace bulkhead

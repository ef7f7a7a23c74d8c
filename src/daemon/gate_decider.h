#pragma once
// The daemon's decider: the gate.

#include <memory>

#include "daemon/decider.h"

namespace bulkhead {

std::unique_ptr<Decider> make_gate_decider();

}  // namespace bulkhead

#pragma once
// The comparison of request-targets: our reading against net/http and gorilla/mux (tools/docker-types/router).

#include <string>

#include "comparison.h"

namespace bulkhead::differential {

Counts compare_targets(const std::string& program, const Plan& plan);

}  // namespace bulkhead::differential

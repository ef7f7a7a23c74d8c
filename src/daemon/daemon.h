#pragma once
// The daemon's life: a list of actions to start, and what undoes each at the end.

#include <string>

#include "base/result.h"
#include "daemon/decider.h"
#include "daemon/options.h"
#include "daemon/policy_loader.h"

namespace bulkhead {

// What decides and what compiles.
struct DaemonParts {
  PolicyCompiler compile_policy;
  DeciderFactory make_decider;
};

// Serves until SIGTERM or SIGINT. An error is why it could not start.
base::Status run_daemon(const ServeOptions& options, const DaemonParts& parts);

// Compiles the policy as run_daemon would and says which dialect it is in.
base::Result<std::string> check_policy(const ServeOptions& options, const PolicyCompiler& compile_policy);

}  // namespace bulkhead

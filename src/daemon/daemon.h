#pragma once
// The daemon's life: a list of actions to start, and what undoes each at the end.

#include <string>
#include <vector>

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

// What is to say of a policy, or a configuration, that compiles.
struct CheckedPolicy {
  std::string dialect;
  std::vector<std::string> warnings;
};

// Compiles the policy as run_daemon would.
base::Result<CheckedPolicy> check_policy(const ServeOptions& options, const PolicyCompiler& compile_policy);

}  // namespace bulkhead

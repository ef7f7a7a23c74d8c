#pragma once
// From policy files to the snapshot that decides. The compiler is handed in: the engine in the daemon, a fake in tests.

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "daemon/options.h"
#include "daemon/policy_files.h"
#include "gate/gate.h"

namespace bulkhead {

struct CompiledPolicy {
  std::shared_ptr<const rego::Query> query;
  std::string dialect;                                    // "v0" or "v1": what the policy was read as
  std::shared_ptr<const rego::Query> log_mask = nullptr;  // there is none
};

// Fails with a text for people that names file, line and column.
using PolicyCompiler = std::function<base::Result<CompiledPolicy>(const PolicyFiles& files)>;

struct LoadedSnapshot {
  std::shared_ptr<const Snapshot> snapshot;  // its policy_name is the decision's path: "docker.authz.allow"
  std::string policy_path;
  std::string dialect;
};

PolicyPaths policy_paths_of(const ServeOptions& options);

// Numbers the snapshots that it makes from 1. Not thread-safe.
class PolicyLoader {
 public:
  PolicyLoader(const ServeOptions& options, PolicyCompiler compiler);

  base::Result<LoadedSnapshot> load(const PolicyFiles& files);
  // The snapshot without a policy, which refuses everything.
  std::shared_ptr<const Snapshot> empty_snapshot();

 private:
  Snapshot new_snapshot();

  const ServeOptions options_;
  const PolicyCompiler compiler_;
  uint64_t generation_ = 0;
};

}  // namespace bulkhead

#pragma once
// From policy files to the snapshot that decides. The compiler is handed in: the engine in the daemon, a fake in tests.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "daemon/configuration.h"
#include "daemon/options.h"
#include "daemon/policy_files.h"
#include "gate/gate.h"

namespace bulkhead {

// What a configuration tells beside the policy; empty for a policy's file.
struct ConfigurationNews {
  std::vector<std::string> warnings;
  std::vector<Expiry> expiries;
  std::string start_settings;  // what takes effect only at a start
};

struct CompiledPolicy {
  Snapshot snapshot;    // but for its generation and its bounds
  std::string dialect;  // "v0", "v1" or both: what the policy was read as; empty where there is none
  ConfigurationNews news = {};
};

// Fails with a text for people that names file, line and column.
using PolicyCompiler = std::function<base::Result<CompiledPolicy>(const PolicyFiles& files)>;

struct LoadedSnapshot {
  std::shared_ptr<const Snapshot> snapshot;
  std::string policy_path;
  std::string dialect;
  ConfigurationNews news = {};
};

// What a policy is called where its query is asked: "docker.authz.allow" of "data.docker.authz.allow".
std::string policy_name_of(std::string_view query);

PolicyPaths policy_paths_of(const ServeOptions& options);

// Numbers the snapshots that it makes from 1. Not thread-safe.
class PolicyLoader {
 public:
  PolicyLoader(const ServeOptions& options, PolicyCompiler compiler);

  base::Result<LoadedSnapshot> load(const PolicyFiles& files);
  // The snapshot without a policy, which refuses everything.
  std::shared_ptr<const Snapshot> empty_snapshot();

 private:
  void complete(Snapshot& snapshot);

  const ServeOptions options_;
  const PolicyCompiler compiler_;
  uint64_t generation_ = 0;
};

}  // namespace bulkhead

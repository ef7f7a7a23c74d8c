// Snapshots: the compiled query and the bounds of one decision.

#include "daemon/policy_loader.h"

#include <string_view>

namespace bulkhead {

PolicyPaths policy_paths_of(const ServeOptions& options) {
  return {options.policy_file, options.data_files, options.decision_log.mask_file};
}

PolicyLoader::PolicyLoader(const ServeOptions& options, PolicyCompiler compiler)
    : options_(options), compiler_(std::move(compiler)) {}

base::Result<LoadedSnapshot> PolicyLoader::load(const PolicyFiles& files) {
  base::Result<CompiledPolicy> compiled = compiler_(files);
  if (!compiled) return compiled.take_error();
  Snapshot snapshot = new_snapshot();
  snapshot.query = std::move(compiled->query);
  snapshot.log_mask = std::move(compiled->log_mask);
  snapshot.needs = input_needs_of(*snapshot.query);
  return LoadedSnapshot{std::make_shared<const Snapshot>(std::move(snapshot)), files.policy.path,
                        std::move(compiled->dialect)};
}

std::shared_ptr<const Snapshot> PolicyLoader::empty_snapshot() {
  return std::make_shared<const Snapshot>(new_snapshot());
}

Snapshot PolicyLoader::new_snapshot() {
  Snapshot snapshot;
  constexpr std::string_view kRoot = "data.";
  snapshot.policy_name = options_.query.substr(options_.query.starts_with(kRoot) ? kRoot.size() : 0);
  snapshot.generation = ++generation_;
  snapshot.time_max = options_.decision_time_max;
  snapshot.skips_ping = options_.skips_ping;
  return snapshot;
}

}  // namespace bulkhead

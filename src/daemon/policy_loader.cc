// Snapshots: the compiled query and the bounds of one decision.

#include "daemon/policy_loader.h"

#include <string_view>

#include "daemon/opa_config.h"

namespace bulkhead {

std::string policy_name_of(std::string_view query) {
  constexpr std::string_view kRoot = "data.";
  return std::string(query.substr(query.starts_with(kRoot) ? kRoot.size() : 0));
}

PolicyPaths policy_paths_of(const ServeOptions& options) {
  const std::string& mask = options.decision_log.mask_file;
  if (!options.opa_config_file.empty()) return {options.opa_config_file, options.data_files, mask, list_opa_sources};
  if (options.config_file.empty()) return {options.policy_file, options.data_files, mask};
  return {options.config_file, options.data_files, mask, list_configured_sources};
}

PolicyLoader::PolicyLoader(const ServeOptions& options, PolicyCompiler compiler)
    : options_(options), compiler_(std::move(compiler)) {}

base::Result<LoadedSnapshot> PolicyLoader::load(const PolicyFiles& files) {
  base::Result<CompiledPolicy> compiled = compiler_(files);
  if (!compiled) return compiled.take_error();
  Snapshot& snapshot = compiled->snapshot;
  complete(snapshot);
  return LoadedSnapshot{std::make_shared<const Snapshot>(std::move(snapshot)), files.policy.path,
                        std::move(compiled->dialect), std::move(compiled->news)};
}

std::shared_ptr<const Snapshot> PolicyLoader::empty_snapshot() {
  Snapshot snapshot;
  snapshot.policy_name = policy_name_of(options_.query);
  complete(snapshot);
  return std::make_shared<const Snapshot>(std::move(snapshot));
}

void PolicyLoader::complete(Snapshot& snapshot) {
  snapshot.generation = ++generation_;
  snapshot.time_max = options_.decision_time_max;
  snapshot.skips_ping = options_.skips_ping;
}

}  // namespace bulkhead

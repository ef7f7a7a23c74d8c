// The daemon's own loader and compiler, so that a command says what the daemon would do.

#include "cli/gate_snapshot.h"

#include "daemon/policy_files.h"
#include "daemon/policy_loader.h"
#include "daemon/rego_policy.h"

namespace bulkhead {
namespace {

constexpr std::chrono::milliseconds kSettleTimeMax{5000};

base::Result<std::shared_ptr<const Snapshot>> load(const ServeOptions& options, const PolicyFiles& files) {
  auto loaded = PolicyLoader(options, make_rego_compiler(options)).load(files);
  if (!loaded) return loaded.take_error();
  return std::move(loaded->snapshot);
}

}  // namespace

base::Result<std::shared_ptr<const Snapshot>> load_snapshot(const ServeOptions& options) {
  const auto files = read_settled_policy_files(policy_paths_of(options), kSettleTimeMax);
  if (!files) return files.error();
  return load(options, *files);
}

base::Result<std::shared_ptr<const Snapshot>> snapshot_of_profile(const std::string& profile) {
  ServeOptions options;
  options.config_file = "profile " + profile;
  PolicyFiles files;
  files.policy = {options.config_file, "profile: " + profile + "\n", {}};
  return load(options, files);
}

}  // namespace bulkhead

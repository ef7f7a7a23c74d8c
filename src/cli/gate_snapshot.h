#pragma once
// Snapshots for the commands: what a configuration, a profile or a policy's file decides by.

#include <memory>
#include <string>

#include "base/result.h"
#include "daemon/options.h"
#include "gate/gate.h"

namespace bulkhead {

// Of the configuration or the policy's file that the options name.
base::Result<std::shared_ptr<const Snapshot>> load_snapshot(const ServeOptions& options);

// Of a configuration that holds nothing but the profile.
base::Result<std::shared_ptr<const Snapshot>> snapshot_of_profile(const std::string& profile);

}  // namespace bulkhead

#pragma once
// OPA's own configuration, as opa-docker-authz takes it by -config-file: which local bundles it names. Nothing is
// fetched: a bundle from a server is refused with words, because what decides must not come from somewhere else.

#include <string>
#include <vector>

#include "base/result.h"
#include "daemon/policy_files.h"

namespace bulkhead {

struct OpaConfiguration {
  std::vector<std::string> bundles;   // folders
  std::vector<std::string> warnings;  // keys without a meaning here
};

// JSON or YAML. Code opa_config.
base::Result<OpaConfiguration> read_opa_configuration(const TrustedFile& file);

// What PolicyPaths::list_sources needs.
base::Result<PolicySources> list_opa_sources(const TrustedFile& file);

}  // namespace bulkhead

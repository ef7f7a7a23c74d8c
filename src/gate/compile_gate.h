#pragma once
// compile_gate: from a configuration to the snapshot that decides by it.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "gate/gate.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/source.h"
#include "rego/value/value.h"

namespace bulkhead {

// Rego of the operator's own.
struct OwnModule {
  std::shared_ptr<const rego::Source> source;
  rego::RegoVersion version = rego::RegoVersion::kV1;
};

struct GateSources {
  // What the configuration file says, with every key there: it becomes data.bulkhead.config, and policies/gate reads
  // it. Borrowed for the call, as are the others.
  rego::Value config;
  // None: the profile and the roles decide alone. Their packages, and the keys of `data`, must not be `bulkhead`.
  std::vector<OwnModule> modules = {};
  rego::Value data = {};                          // an object, or undefined
  std::string query = "data.docker.authz.allow";  // what own Rego is asked
};

// The snapshot's generation, time_max and skips_ping are for the caller to set. Fails with words that name file, line
// and column; codes: config_error, package_error, data_error, and "" for what the compiler says.
base::Result<Snapshot> compile_gate(const GateSources& sources);

}  // namespace bulkhead

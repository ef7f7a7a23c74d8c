#pragma once
// Loading for the `rego` commands: paths and bundles into one compiled policy.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/cli11.h"
#include "cli/rego_error.h"
#include "rego/engine/policy.h"

namespace bulkhead {

// An option that takes one path each time it is given.
CLI::Option* add_paths(CLI::App& app, const std::string& names, std::vector<std::string>& paths,
                       const std::string& help);

struct LoadRequest {
  std::vector<std::string> data_paths;
  std::vector<std::string> bundle_paths;
  std::vector<std::string> ignored;
  rego::RegoVersion version = rego::RegoVersion::kV1;
  enum class Reads : uint8_t { kAll, kPolicies };
  Reads reads = Reads::kAll;
  bool is_strict = false;                                  // CompileOptions
  bool is_observed = false;                                // CompileOptions
  std::function<void()> on_loaded = nullptr;               // called when all is read, before it is compiled
  std::function<void(rego::Module&)> on_module = nullptr;  // PolicyInput
};

// print() calls are kept. `arena` holds what is read.
base::Result<std::shared_ptr<const rego::Policy>, CommandErrors> load_policy(base::Arena& arena,
                                                                             const LoadRequest& request);

// Parses the arguments of `rego NAME`. Nothing when the command is to go on, else its exit code: help was printed, or
// the line is wrong (1, as opa).
std::optional<int> parse_arguments(CLI::App& app, std::span<const char* const> arguments);

inline constexpr int kOpaExitUsage = 1;

}  // namespace bulkhead

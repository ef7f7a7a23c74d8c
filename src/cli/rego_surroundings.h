#pragma once
// What policies see of the world when a person evaluates them: the network, the process with its environment, and
// functions of libraries.

#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/cli11.h"
#include "rego/engine/policy.h"

namespace rego {
class HttpClient;
}

namespace bulkhead {

// Outlives the policies and the evaluators that were given its options.
class RegoSurroundings {
 public:
  RegoSurroundings();
  ~RegoSurroundings();
  RegoSurroundings(const RegoSurroundings&) = delete;
  RegoSurroundings& operator=(const RegoSurroundings&) = delete;
  // --capabilities, of which the hosts in allow_net count, and --builtin-library.
  void add_options(CLI::App& app);
  // To be called when the options were read, before a policy is compiled. What is wrong with the files that they name.
  base::Status prepare();
  // Every host may be reached unless the capabilities list some. The rest is as EvalOptions has it.
  rego::EvalOptions evaluation_options() const;

 private:
  base::Status read_capabilities();

  std::string capabilities_;
  std::vector<std::string> libraries_;
  rego::NetworkAccess network_ = rego::NetworkAccess::kAll;
  std::vector<std::string> hosts_;
  std::unique_ptr<rego::HttpClient> http_;
  base::Arena arena_;
  rego::Value runtime_;  // what opa.runtime gives
};

}  // namespace bulkhead

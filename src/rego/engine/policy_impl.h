#pragma once
// What stands behind the facade. Private to src/rego/engine.

#include "rego/compile/compilation.h"
#include "rego/engine/policy.h"
#include "rego/program/program.h"

namespace rego {

class PolicyImpl final : public Policy {
 public:
  using Policy::prepare;
  base::Result<std::shared_ptr<const Query>, Diagnostics> prepare(std::string_view text,
                                                                  std::span<const std::string> imports) const override;
  std::vector<std::string> rule_paths(std::string_view prefix) const override;
  std::string disassemble() const override { return rego::disassemble(program); }

  Compilation compilation;  // its tree is what queries are compiled against
  Program program;
  CompileOptions options;
};

class QueryImpl final : public Query {
 public:
  bool reads_input(std::string_view key) const override;

  std::shared_ptr<const PolicyImpl> policy;
  Program program;
};

}  // namespace rego

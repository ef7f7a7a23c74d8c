#pragma once
// EngineHost: what built-in functions may ask of the engine. Private to src/rego/engine.

#include "rego/builtins/builtin_host.h"
#include "rego/engine/policy.h"

namespace rego {

class EngineHost final : public BuiltinHost {
 public:
  // Borrows the options.
  explicit EngineHost(const EvalOptions& options) : options_(options) {}

  Value parse_module(BuiltinContext& context, std::string_view file, std::string_view text) override;
  bool may_reach(std::string_view host) const override;
  Value send_http(BuiltinContext& context, const Value& request) override;
  Value runtime(BuiltinContext& context) override;

 private:
  const EvalOptions& options_;
};

}  // namespace rego

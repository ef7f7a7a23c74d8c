#pragma once
// BuiltinHost: what built-in functions need that lies outside of them: the parser, the network, the surroundings. The
// engine owns one and hands it to the machine; where there is none, such functions fail with a sentence.

#include <string_view>

#include "rego/builtins/builtin.h"

namespace rego {

class BuiltinHost {
 public:
  virtual ~BuiltinHost() = default;

  // The syntax tree of a module, as rego.parse_module gives it. Undefined when the call has failed.
  virtual Value parse_module(BuiltinContext& context, std::string_view file, std::string_view text) = 0;

  // Whether policies may connect to a host, or ask for its addresses.
  virtual bool may_reach(std::string_view host) const = 0;

  // The answer to a request of http.send, which has been checked for its parameters. Undefined when the call has
  // failed.
  virtual Value send_http(BuiltinContext& context, const Value& request) = 0;

  // What opa.runtime tells: an object. Undefined for an empty one.
  virtual Value runtime(BuiltinContext& context) = 0;
};

}  // namespace rego

#pragma once
// The variables of a rule while its names are resolved: which bodies stand around a place, and what was declared or
// merely used in each of them. Private to resolving.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rego/compile/ast_util.h"

namespace rego {

enum class Occurrence : uint8_t { kArgument, kSeen, kAssigned, kDeclared };

struct LocalVariable {
  std::string_view fresh;  // its name from here on; its own for kSeen
  Occurrence occurrence;
  uint32_t uses = 1;  // its declaration or first use included
  Span place;         // where to say that nothing uses it
};

struct Scope {
  std::map<std::string_view, LocalVariable> variables;
  VarSet pending;  // declared somewhere in this body: no name of a rule or import
};

class Scopes {
 public:
  void open() { scopes_.emplace_back(); }
  void close() { scopes_.pop_back(); }
  void clear() { scopes_.clear(); }
  Scope& innermost() { return scopes_.back(); }

  // Why the variable cannot be declared in the innermost scope ("var x assigned above"), or "".
  std::string refusal(std::string_view name) const;
  void declare(std::string_view name, LocalVariable variable) { scopes_.back().variables[name] = variable; }
  // The variable as a use of it finds it, counted; a name that no scope knows is remembered as seen, and null.
  const LocalVariable* use(std::string_view name);
  // The same without counting or remembering.
  const LocalVariable* find(std::string_view name) const;
  bool is_pending(std::string_view name) const;

 private:
  std::vector<Scope> scopes_;
};

}  // namespace rego

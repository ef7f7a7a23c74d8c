#include "rego/compile/scopes.h"

#include <algorithm>

namespace rego {

std::string Scopes::refusal(std::string_view name) const {
  const auto found = scopes_.back().variables.find(name);
  if (found == scopes_.back().variables.end()) return "";
  switch (found->second.occurrence) {
    case Occurrence::kArgument:
      return "arg " + std::string(name) + " redeclared";
    case Occurrence::kSeen:
      return "var " + std::string(name) + " referenced above";
    case Occurrence::kAssigned:
      return "var " + std::string(name) + " assigned above";
    case Occurrence::kDeclared:
      return "var " + std::string(name) + " declared above";
  }
  return "";
}

const LocalVariable* Scopes::use(std::string_view name) {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    const auto found = scope->variables.find(name);
    if (found == scope->variables.end()) continue;
    found->second.uses++;
    return found->second.occurrence == Occurrence::kSeen ? nullptr : &found->second;
  }
  scopes_.back().variables[name] = {name, Occurrence::kSeen, 1, {}};
  return nullptr;
}

const LocalVariable* Scopes::find(std::string_view name) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    const auto found = scope->variables.find(name);
    if (found == scope->variables.end()) continue;
    return found->second.occurrence == Occurrence::kSeen ? nullptr : &found->second;
  }
  return nullptr;
}

bool Scopes::is_pending(std::string_view name) const {
  return std::any_of(scopes_.begin(), scopes_.end(), [&](const Scope& scope) { return scope.pending.contains(name); });
}

}  // namespace rego

// Every name gets its meaning. A variable that is the name of an import or of a rule of the package becomes the ref it
// stands for; a declared variable (an argument, some, :=, the key and value of every) gets a name of its own, so that
// later passes need no scopes; what is left is a variable of the rule's body, bound by unification.
//
// Declarations count for the whole body in which they stand, as far as names of rules are concerned, but a use before
// the declaration is an error.

#include "rego/compile/resolver.h"

namespace rego {
namespace {

std::string package_name(const Module& module) { return dotted_name(*module.package); }

bool is_language_import(const Import& import) {
  const Term& head = import.path->kind == TermKind::kRef ? *import.path->items[0] : *import.path;
  return head.name == "future" || head.name == "rego";
}

Term* path_of(Module& module, const Import& import) {
  if (import.path->kind == TermKind::kRef) return import.path;
  Term* ref = AstBuilder(module.arena).term(TermKind::kRef, import.path->span);
  ref->items.push_back(import.path);
  return ref;
}

void add_imports(Module& module, Resolver& resolver) {
  for (const Import* import : module.imports) {
    if (!is_language_import(*import)) resolver.add_import(import_name(*import), path_of(module, *import), import);
  }
}

}  // namespace

std::string_view unique_name(Compilation& compilation, Arena& arena, std::string_view base) {
  return arena.copy(std::string(base) + "@" + std::to_string(compilation.generated_names++));
}

std::string_view display_name(std::string_view name) {
  if (name.starts_with('$')) return "_";
  return name.substr(0, name.find('@'));
}

void resolve_names(Compilation& compilation) {
  std::map<std::string, VarSet> names;  // of the rules of each package
  for (const auto& module : compilation.modules) {
    VarSet& of_package = names[package_name(*module)];
    for (const Rule* rule : module->rules) of_package.insert(rule->head.reference[0]->name);
  }
  for (const auto& module : compilation.modules) {
    Resolver resolver(compilation, *module, names[package_name(*module)]);
    add_imports(*module, resolver);
    for (Rule* rule : module->rules) resolver.rule(*rule);
    if (compilation.options.is_strict) resolver.report_unused_imports();
  }
}

void resolve_query_names(Compilation& compilation, Module& module) {
  Resolver resolver(compilation, module, {});
  add_imports(module, resolver);
  resolver.query(module.rules[0]->body);
}

}  // namespace rego

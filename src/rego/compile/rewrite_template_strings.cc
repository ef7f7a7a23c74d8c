// A template string becomes a call over its parts; each is a set of at most one item, so that an undefined part does
// not stop the body.

#include "rego/compile/compilation.h"
#include "rego/compile/rewrite_bodies.h"

namespace rego {
namespace {

// $"a {x}" becomes internal.template_string(["a ", {y | y = x}]): an undefined part is an empty set and prints as
// <undefined>.
Term* template_call(Compilation& compilation, const AstBuilder& build, const Term& text) {
  Term* parts = build.term(TermKind::kArray, text.span);
  for (const Expr* part : text.parts) {
    const bool is_text = part->term->kind == TermKind::kScalar && part->term->scalar.is_string();
    if (is_text) {
      parts->items.push_back(part->term);
      continue;
    }
    Term* set = set_of(compilation, build, part->term);
    set->body[0]->with = part->with;
    parts->items.push_back(set);
  }
  return build.call("internal.template_string", {parts}, text.span);
}

}  // namespace

void rewrite_template_strings(Compilation& compilation, Module& module) {
  const AstBuilder build(module.arena);
  const auto rewrite_slot = [&](Term*& slot) {
    if (slot->kind == TermKind::kTemplateString) slot = template_call(compilation, build, *slot);
  };
  const auto rewrite = [&](Body& body) {
    for (Expr* expr : body) for_each_slot(*expr, rewrite_slot);
  };
  for_each_rule(module, [&](Rule& rule) {
    for_each_body(rule.body, rewrite);
    for_each_head_body(rule, rewrite);
    for_each_head_slot(rule, rewrite_slot);
  });
}

}  // namespace rego

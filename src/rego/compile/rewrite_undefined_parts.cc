// Expressions whose undefined parts must not stop the body: print(a, b) becomes internal.print([{x | x = a}, {x | x =
// b}]), or goes where nobody listens; a template string becomes a call over its parts.

#include <algorithm>

#include "rego/compile/compilation.h"
#include "rego/compile/rewrite_bodies.h"

namespace rego {
namespace {

bool is_print(const Expr& expr) { return expr.kind == ExprKind::kTerm && is_call_to(*expr.term, "print"); }

// {x | x = term}
Term* set_of(Compilation& compilation, const AstBuilder& build, Term* term) {
  Term* var = build.var(unique_name(compilation, build.arena(), ""), term->span);
  Term* set = build.term(TermKind::kSetComprehension, term->span);
  set->items.push_back(var);
  set->body.push_back(build.generated_eq(build.copy(*var), term, term->span));
  return set;
}

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

void rewrite_prints(Compilation& compilation, Module& module) {
  const AstBuilder build(module.arena);
  const auto rewrite = [&](Body& body) {
    if (!compilation.options.keeps_prints) {
      const Span span = body[0]->span;
      std::erase_if(body, [](const Expr* expr) { return is_print(*expr); });
      if (body.empty()) body.push_back(build.expr(build.scalar(Value::boolean(true), span), span));
      return;
    }
    for (Expr* expr : body) {
      if (!is_print(*expr)) continue;
      Term* arguments = build.term(TermKind::kArray, expr->span);
      for (size_t i = 1; i < expr->term->items.size(); i++) {
        arguments->items.push_back(set_of(compilation, build, expr->term->items[i]));
      }
      expr->term = build.call("internal.print", {arguments}, expr->span);
    }
  };
  for_each_rule(module, [&](Rule& rule) {
    for_each_body(rule.body, rewrite);
    for_each_head_body(rule, rewrite);
  });
}

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

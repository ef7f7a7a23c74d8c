#include "rego/compile/rewrite_bodies.h"

namespace rego {
namespace {

using BodyRewrite = std::function<void(Body&)>;
using SlotRewrite = std::function<void(Term*&)>;

void bodies_in(Term& term, const BodyRewrite& rewrite);

void bodies_in(Expr& expr, const BodyRewrite& rewrite) {
  for (Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
    if (term) bodies_in(*term, rewrite);
  }
  for (Term* term : expr.terms) bodies_in(*term, rewrite);
  for (With& with : expr.with) bodies_in(*with.value, rewrite);
  if (!expr.body.empty()) for_each_body(expr.body, rewrite);
  if (!expr.right.empty()) for_each_body(expr.right, rewrite);
}

void bodies_in(Term& term, const BodyRewrite& rewrite) {
  for (Term* item : term.items) bodies_in(*item, rewrite);
  for (Expr* part : term.parts) bodies_in(*part, rewrite);
  if (!term.body.empty()) for_each_body(term.body, rewrite);
}

}  // namespace

void for_each_body(Body& body, const BodyRewrite& rewrite) {
  for (Expr* expr : body) bodies_in(*expr, rewrite);
  rewrite(body);
}

void for_each_head_body(Rule& rule, const BodyRewrite& rewrite) {
  for_each_head_slot(rule, [&](Term*& slot) {
    if (!slot->body.empty()) for_each_body(slot->body, rewrite);
  });
}

void for_each_slot(Term*& slot, const SlotRewrite& rewrite) {
  for (Term*& item : slot->items) for_each_slot(item, rewrite);
  for (Expr* part : slot->parts) for_each_slot(*part, rewrite);
  rewrite(slot);
}

void for_each_slot(Expr& expr, const SlotRewrite& rewrite) {
  for (Term** slot : {&expr.term, &expr.key, &expr.value, &expr.domain}) {
    if (*slot) for_each_slot(*slot, rewrite);
  }
  for (Term*& slot : expr.terms) for_each_slot(slot, rewrite);
  for (With& with : expr.with) for_each_slot(with.value, rewrite);
}

void for_each_head_slot(Rule& rule, const SlotRewrite& rewrite) {
  for (Term*& argument : rule.head.args) for_each_slot(argument, rewrite);
  for (size_t i = 1; i < rule.head.reference.size(); i++) for_each_slot(rule.head.reference[i], rewrite);
  if (rule.head.key) for_each_slot(rule.head.key, rewrite);
  if (rule.head.value) for_each_slot(rule.head.value, rewrite);
}

Term* set_of(Compilation& compilation, const AstBuilder& build, Term* term) {
  Term* var = build.var(unique_name(compilation, build.arena(), ""), term->span);
  Term* set = build.term(TermKind::kSetComprehension, term->span);
  set->items.push_back(var);
  set->body.push_back(build.generated_eq(build.copy(*var), term, term->span));
  return set;
}

}  // namespace rego

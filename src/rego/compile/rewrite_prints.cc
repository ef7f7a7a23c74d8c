// An undefined argument must not stop the body: print(a, b) becomes internal.print([{x | x = a}, {x | x = b}]), or goes
// where nobody listens.

#include <algorithm>

#include "rego/compile/compilation.h"
#include "rego/compile/rewrite_bodies.h"

namespace rego {
namespace {

bool is_print(const Expr& expr) { return expr.kind == ExprKind::kTerm && is_call_to(*expr.term, "print"); }

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

}  // namespace rego

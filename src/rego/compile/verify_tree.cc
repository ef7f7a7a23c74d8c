// The shape of the tree, as ast.h words it: which nodes have which parts. A pass that leaves less is broken.

#include "rego/compile/compilation.h"

namespace rego {
namespace {

class Verifier {
 public:
  std::string run(const Compilation& compilation) {
    for (const auto& module : compilation.modules) {
      for (const Rule* rule : module->rules) {
        for (const Rule* branch = rule; branch; branch = branch->else_rule) verify(*branch);
      }
    }
    return wrong_;
  }

 private:
  void expect(bool holds, std::string_view what) {
    if (!holds && wrong_.empty()) wrong_ = what;
  }

  void verify(const Rule& rule) {
    expect(!rule.body.empty(), "a rule without a body");
    verify(rule.body);
    for (const Term* argument : rule.head.args) verify(*argument);
    for (const Term* term : {rule.head.key, rule.head.value}) {
      if (term) verify(*term);
    }
  }

  void verify(const Body& body) {
    for (const Expr* expr : body) verify(*expr);
  }

  void verify(const Expr& expr) {
    expect((expr.kind == ExprKind::kTerm) == (expr.term != nullptr), "a statement and its term");
    expect((expr.kind == ExprKind::kEvery) == (expr.domain != nullptr), "every and its domain");
    expect(expr.kind != ExprKind::kNot || !expr.body.empty(), "not without a body");
    for_each_operand(expr, [this](const Term& term) { verify(term); });
    verify(expr.body);
    verify(expr.right);
  }

  void verify(const Term& term) {
    switch (term.kind) {
      case TermKind::kScalar:
        expect(term.scalar.is_defined() && !term.scalar.is_collection(), "a scalar that is none");
        break;
      case TermKind::kVar:
        expect(!term.name.empty(), "a variable without a name");
        break;
      case TermKind::kRef:
        expect(!term.items.empty(), "a ref without a head");
        break;
      case TermKind::kCall:
        expect(!term.items.empty(), "a call without an operator");
        break;
      case TermKind::kObject:
        expect(term.items.size() % 2 == 0, "a key without a value");
        break;
      default:
        break;
    }
    expect(!is_comprehension(term) || (!term.body.empty() && !term.items.empty()), "a comprehension without a part");
    for (const Term* item : term.items) verify(*item);
    verify(term.body);
    for (const Expr* part : term.parts) verify(*part);
  }

  std::string wrong_;
};

}  // namespace

std::string verify_tree(const Compilation& compilation) { return Verifier().run(compilation); }

}  // namespace rego

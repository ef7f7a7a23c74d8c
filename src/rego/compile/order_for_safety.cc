// Puts the expressions of every body into an order in which each variable is bound before it is needed, keeping the
// source's order where that is free; what cannot be ordered has unsafe variables.
//
// An expression can bind variables (its outputs): the operands of a ref, one side of a unification whose other side is
// known, the extra argument of a call. The rest it needs. A closure (comprehension, every, the bodies of not, and, or)
// needs every variable that it shares with the body around it.
//
// Expressions are taken in rounds over the body, as opa does; but one that waits is looked at again only when a
// variable of its own has been bound, so that a chain in the wrong order costs no more than its length.
//
// After this pass the emitter may walk a body from top to bottom and knows of each variable whether it is bound.

#include <algorithm>
#include <set>

#include "rego/compile/safety.h"

namespace rego {
namespace {

VarSet vars_of(const Expr& expr) {
  VarSet vars;
  collect_vars(expr, vars);
  return vars;
}

// One body while it is put into order.
class Schedule {
 public:
  Schedule(const RuleTree& tree, const Body& body, const Bound& outer) : tree_(tree), body_(body), outer_(outer) {
    for (const Expr* expr : body) collect_vars(*expr, body_vars_);
    waiting_.resize(body.size());
    for (size_t i = 0; i < body.size(); i++) prepare(i);
  }

  void run() {
    while (!due_.empty()) {
      auto next = due_.lower_bound(at_);
      if (next == due_.end()) next = due_.begin();  // the next round
      at_ = *next + 1;
      const size_t index = *next;
      due_.erase(next);
      look_at(index);
    }
  }

  bool is_complete() const { return ordered_.size() == body_.size(); }
  const std::vector<Expr*>& ordered() const { return ordered_; }

  void tell(UnsafeVariables& unsafe) const {
    for (size_t i = 0; i < body_.size(); i++) {
      if (!waiting_[i].is_taken) unsafe.add(*body_[i], waiting_[i].missing);
    }
  }

 private:
  struct Waiting {
    VarSet needed;       // the expression's own variables, and those that its closures share with the body
    VarSet closed_over;  // all variables of its closures
    VarSet missing;      // as of the last look
    bool is_taken = false;
  };

  void prepare(size_t index) {
    Waiting& one = waiting_[index];
    collect_vars(*body_[index], one.needed);
    collect_implicit_needs(*body_[index], one.needed);
    collect_closure_vars(*body_[index], one.closed_over);
    for (const VarSet* own : {&one.needed, &one.closed_over}) {
      for (const std::string_view name : *own) users_[name].push_back(index);
    }
    due_.insert(index);
  }

  bool is_safe(std::string_view name) const { return safe_.contains(name) || outer_.contains(name); }

  void look_at(size_t index) {
    Waiting& one = waiting_[index];
    if (one.is_taken) return;
    VarSet known;
    for (const VarSet* own : {&one.needed, &one.closed_over}) {
      std::copy_if(own->begin(), own->end(), std::inserter(known, known.end()),
                   [&](std::string_view name) { return is_safe(name); });
    }
    const VarSet outputs = outputs_of(tree_, *body_[index], known);
    one.missing = difference(difference(one.needed, known), outputs);
    for (const std::string_view name : one.closed_over) {
      if (body_vars_.contains(name) && !known.contains(name)) one.missing.insert(name);
    }
    if (!one.missing.empty()) return;
    one.is_taken = true;
    ordered_.push_back(body_[index]);
    for (const std::string_view name : outputs) bind(name);
  }

  void bind(std::string_view name) {
    if (!safe_.insert(name).second) return;
    for (const size_t user : users_[name]) {
      if (!waiting_[user].is_taken) due_.insert(user);
    }
  }

  const RuleTree& tree_;
  const Body& body_;
  const Bound& outer_;
  VarSet body_vars_;
  VarSet safe_;
  std::vector<Waiting> waiting_;
  std::map<std::string_view, std::vector<size_t>> users_;
  std::set<size_t> due_;
  size_t at_ = 0;
  std::vector<Expr*> ordered_;
};

class Orderer {
 public:
  Orderer(Compilation& compilation, const RuleTree& tree, const Module& module)
      : compilation_(compilation), tree_(tree), unsafe_(&module) {}

  void rule(Rule& rule) {
    Bound known;
    for (const Term* argument : rule.head.args) collect_vars(*argument, known.own);
    body(rule.body, known);
    for (const Expr* expr : rule.body) collect_vars(*expr, known.own);
    for (size_t i = 1; i < rule.head.reference.size(); i++) head_term(*rule.head.reference[i], known);
    if (rule.head.key) head_term(*rule.head.key, known);
    if (rule.head.value) head_term(*rule.head.value, known);
    if (!unsafe_.is_empty()) unsafe_.report(compilation_, rule);
  }

 private:
  void body(Body& body, const Bound& outer) {
    Schedule schedule(tree_, body, outer);
    schedule.run();
    if (schedule.is_complete()) std::copy(schedule.ordered().begin(), schedule.ordered().end(), body.begin());
    schedule.tell(unsafe_);
    Bound known{&outer};
    for (Expr* expr : schedule.ordered()) {
      closures(*expr, known);
      collect_vars(*expr, known.own);
    }
  }

  // A term that is evaluated after the body, standing for an expression of its own.
  void head_term(Term& term, const Bound& bound) {
    VarSet needed;
    collect_vars(term, needed);
    VarSet known;
    std::copy_if(needed.begin(), needed.end(), std::inserter(known, known.end()),
                 [&](std::string_view name) { return bound.contains(name); });
    VarSet outputs = known;
    collect_ref_outputs(term, known, outputs);
    const VarSet missing = difference(needed, outputs);
    if (!missing.empty()) unsafe_.add(*AstBuilder(compilation_.modules[0]->arena).expr(&term, term.span), missing);
    const Bound inner{&bound, std::move(outputs)};
    closures(term, inner);
  }

  static bool has_closure(const Expr& expr) {
    bool found = false;
    walk(expr, {nullptr, [&](const Body&) { found = true; }});
    return found;
  }

  // Orders the bodies inside; `known` is what is bound around them.
  void closures(Expr& expr, const Bound& known) {
    if (!has_closure(expr)) return;
    Bound inner{&known, vars_of(expr)};
    for_each_operand(expr, [&](const Term& term) { closures(const_cast<Term&>(term), inner); });
    if (expr.kind == ExprKind::kEvery) {
      for (const Term* term : {expr.key, expr.value}) {
        if (term) collect_vars(*term, inner.own);
      }
    }
    if (!expr.body.empty()) body(expr.body, inner);
    if (!expr.right.empty()) body(expr.right, inner);
  }

  void closures(Term& term, const Bound& known) {
    if (is_comprehension(term)) {
      body(term.body, known);
      Bound inner{&known};
      for (const Expr* expr : term.body) collect_vars(*expr, inner.own);
      for (Term* item : term.items) head_term(*item, inner);
      return;
    }
    for (Term* item : term.items) closures(*item, known);
  }

  Compilation& compilation_;
  const RuleTree& tree_;
  UnsafeVariables unsafe_;
};

}  // namespace

void order_for_safety(Compilation& compilation, const RuleTree& tree, Module& module) {
  Orderer orderer(compilation, tree, module);
  for_each_rule(module, [&](Rule& rule) { orderer.rule(rule); });
}

}  // namespace rego

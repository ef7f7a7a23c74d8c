#pragma once
// Making, copying, comparing and walking syntax trees: what the passes share.

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "rego/syntax/ast.h"

namespace rego {

using VarSet = std::set<std::string_view>;

// Makes nodes in one arena.
class AstBuilder {
 public:
  explicit AstBuilder(Arena& arena) : arena_(&arena) {}
  Arena& arena() const { return *arena_; }

  Term* term(TermKind kind, Span span) const { return arena_->create<Term>(kind, span, arena_); }
  Term* scalar(const Value& value, Span span) const;
  Term* string(std::string_view text, Span span) const { return scalar(Value::string(*arena_, text), span); }
  Term* var(std::string_view name, Span span) const;
  // The term that the value is written as: an array is an array of terms. Its strings must live as long as the tree.
  Term* literal(const Value& value, Span span) const;
  // A ref of one var (the name of a built-in, or a dotted one: "internal.print").
  Term* builtin_ref(std::string_view dotted_name, Span span) const;
  Term* call(std::string_view builtin, std::initializer_list<Term*> arguments, Span span) const;
  Expr* expr(Term* term, Span span) const;
  // left = right, as a pass makes it.
  Expr* generated_eq(Term* left, Term* right, Span span) const;

  Term* copy(const Term& original) const;
  // The node itself, sharing what is inside.
  Term* copy_shallow(const Term& original) const;
  Expr* copy(const Expr& original) const;
  Rule* copy(const Rule& original) const;

 private:
  void copy_body(const Body& from, Body& to) const;

  Arena* arena_;
};

bool is_var(const Term& term, std::string_view name);
bool is_string(const Term& term);
bool is_wildcard(std::string_view name);  // a generated name of "_"
// "data.a.b" of a ref whose operands are strings; "" for another.
std::string dotted_name(const Term& ref);
// The operator of a call: "eq", "count", "data.a.f".
std::string operator_name(const Term& call);
bool is_call_to(const Term& term, std::string_view name);
// `eq`, the unification that a body states.
bool is_equality(const Expr& expr);
bool is_comprehension(const Term& term);
// `input` or `data` by itself, as a variable or as a ref without operands: its variable; null for another term.
const Term* root_variable(const Term& term);
// No variables, refs, calls or comprehensions inside.
bool is_ground_literal(const Term& term);
// The value of a ground literal.
Value literal_value(Arena& arena, const Term& term);

// Calls `visit` for the term and everything inside it, parents first; where it returns false the inside is left out.
// `visit_body` is called for each body of a comprehension found; null to leave bodies out.
struct Visitor {
  std::function<bool(const Term&)> term;
  std::function<void(const Body&)> body;
};
void walk(const Term& term, const Visitor& visitor);
// Terms of the expression and of its with modifiers; bodies of every, not, and, or are given to visitor.body.
void walk(const Expr& expr, const Visitor& visitor);

// What stands directly in an expression: bodies left out.
void for_each_operand(const Expr& expr, const std::function<void(const Term&)>& visit);

// The variables of a term or expression outside of the bodies inside it (closures), heads of refs included (but for
// data and input and the operators of calls).
void collect_vars(const Term& term, VarSet& vars);
void collect_vars(const Expr& expr, VarSet& vars);
// All variables of the bodies inside it, at any depth.
void collect_closure_vars(const Expr& expr, VarSet& vars);
void collect_all_vars(const Body& body, VarSet& vars);

}  // namespace rego

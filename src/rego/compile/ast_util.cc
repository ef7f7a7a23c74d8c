#include "rego/compile/ast_util.h"

#include <algorithm>

#include "rego/value/builders.h"

namespace rego {

Term* AstBuilder::scalar(const Value& value, Span span) const {
  Term* made = term(TermKind::kScalar, span);
  made->scalar = value;
  return made;
}

Term* AstBuilder::var(std::string_view name, Span span) const {
  Term* made = term(TermKind::kVar, span);
  made->name = name;
  return made;
}

Term* AstBuilder::literal(const Value& value, Span span) const {
  if (!value.is_collection()) return scalar(value, span);
  const TermKind kind = value.is_array() ? TermKind::kArray : value.is_set() ? TermKind::kSet : TermKind::kObject;
  Term* collection = term(kind, span);
  if (value.is_object()) {
    for (const Entry& entry : value.entries()) {
      collection->items.push_back(literal(entry.key, span));
      collection->items.push_back(literal(entry.value, span));
    }
  } else {
    for (const Value& item : value.items()) collection->items.push_back(literal(item, span));
  }
  return collection;
}

Term* AstBuilder::builtin_ref(std::string_view dotted_name, Span span) const {
  Term* made = term(TermKind::kRef, span);
  for (size_t begin = 0; begin <= dotted_name.size();) {
    const size_t end = std::min(dotted_name.find('.', begin), dotted_name.size());
    const std::string_view part = arena_->copy(dotted_name.substr(begin, end - begin));
    made->items.push_back(begin == 0 ? var(part, span) : string(part, span));
    begin = end + 1;
  }
  return made;
}

Term* AstBuilder::call(std::string_view builtin, std::initializer_list<Term*> arguments, Span span) const {
  Term* made = term(TermKind::kCall, span);
  made->items.push_back(builtin_ref(builtin, span));
  made->items.insert(made->items.end(), arguments);
  return made;
}

Expr* AstBuilder::expr(Term* of, Span span) const {
  Expr* made = arena_->create<Expr>(ExprKind::kTerm, span, arena_);
  made->term = of;
  return made;
}

Expr* AstBuilder::generated_eq(Term* left, Term* right, Span span) const {
  Expr* made = expr(call("eq", {left, right}, span), span);
  made->is_generated = true;
  return made;
}

void AstBuilder::copy_body(const Body& from, Body& to) const {
  for (const Expr* inner : from) to.push_back(copy(*inner));
}

Term* AstBuilder::copy(const Term& original) const {
  Term* made = term(original.kind, original.span);
  made->is_multi_line = original.is_multi_line;
  made->scalar = original.scalar;
  made->name = original.name;
  for (const Term* item : original.items) made->items.push_back(copy(*item));
  copy_body(original.body, made->body);
  for (const Expr* part : original.parts) made->parts.push_back(copy(*part));
  return made;
}

Term* AstBuilder::copy_shallow(const Term& original) const {
  Term* made = term(original.kind, original.span);
  made->is_multi_line = original.is_multi_line;
  made->scalar = original.scalar;
  made->name = original.name;
  made->items = original.items;
  made->body = original.body;
  made->parts = original.parts;
  return made;
}

Expr* AstBuilder::copy(const Expr& original) const {
  const auto copied = [&](const Term* term) { return term ? copy(*term) : nullptr; };
  Expr* made = arena_->create<Expr>(original.kind, original.span, arena_);
  made->negated = original.negated;
  made->is_generated = original.is_generated;
  made->is_explicit_left = original.is_explicit_left;
  made->is_explicit_right = original.is_explicit_right;
  made->from_assignment = original.from_assignment;
  made->term = copied(original.term);
  for (const Term* item : original.terms) made->terms.push_back(copy(*item));
  made->key = copied(original.key);
  made->value = copied(original.value);
  made->domain = copied(original.domain);
  copy_body(original.body, made->body);
  copy_body(original.right, made->right);
  for (const With& with : original.with)
    made->with.push_back({copy(*with.target), copy(*with.value), with.span, with.builtin});
  return made;
}

Rule* AstBuilder::copy(const Rule& original) const {
  const auto copied = [&](const Term* term) { return term ? copy(*term) : nullptr; };
  Rule* made = arena_->create<Rule>(arena_);
  for (const Term* part : original.head.reference) made->head.reference.push_back(copy(*part));
  for (const Term* argument : original.head.args) made->head.args.push_back(copy(*argument));
  made->head.has_args = original.head.has_args;
  made->head.is_assign = original.head.is_assign;
  made->head.is_value_generated = original.head.is_value_generated;
  made->head.key = copied(original.head.key);
  made->head.value = copied(original.head.value);
  made->head.span = original.head.span;
  copy_body(original.body, made->body);
  made->is_default = original.is_default;
  made->is_body_generated = original.is_body_generated;
  made->else_rule = original.else_rule ? copy(*original.else_rule) : nullptr;
  made->module = original.module;
  made->span = original.span;
  return made;
}

bool is_var(const Term& term, std::string_view name) { return term.kind == TermKind::kVar && term.name == name; }

bool is_string(const Term& term) { return term.kind == TermKind::kScalar && term.scalar.is_string(); }

bool is_wildcard(std::string_view name) { return name.starts_with('$'); }

std::string dotted_name(const Term& ref) {
  if (ref.kind == TermKind::kVar) return std::string(ref.name);
  if (ref.kind != TermKind::kRef || ref.items[0]->kind != TermKind::kVar) return "";
  std::string name(ref.items[0]->name);
  for (size_t i = 1; i < ref.items.size(); i++) {
    if (!is_string(*ref.items[i])) return "";
    name += '.';
    name += ref.items[i]->scalar.as_string();
  }
  return name;
}

std::string operator_name(const Term& call) { return dotted_name(*call.items[0]); }

bool is_call_to(const Term& term, std::string_view name) {
  return term.kind == TermKind::kCall && operator_name(term) == name;
}

bool is_equality(const Expr& expr) {
  return expr.kind == ExprKind::kTerm && is_call_to(*expr.term, "eq") && expr.term->items.size() == 3;
}

bool is_comprehension(const Term& term) {
  return term.kind == TermKind::kArrayComprehension || term.kind == TermKind::kSetComprehension ||
         term.kind == TermKind::kObjectComprehension;
}

const Term* root_variable(const Term& term) {
  const Term& name = term.kind == TermKind::kRef && term.items.size() == 1 ? *term.items[0] : term;
  return is_var(name, "input") || is_var(name, "data") ? &name : nullptr;
}

bool is_ground_literal(const Term& term) {
  switch (term.kind) {
    case TermKind::kScalar:
      return true;
    case TermKind::kArray:
    case TermKind::kSet:
    case TermKind::kObject:
      return std::all_of(term.items.begin(), term.items.end(),
                         [](const Term* item) { return is_ground_literal(*item); });
    default:
      return false;
  }
}

Value literal_value(Arena& arena, const Term& term) {
  switch (term.kind) {
    case TermKind::kArray: {
      ArrayBuilder array(arena);
      for (const Term* item : term.items) array.add(literal_value(arena, *item));
      return array.finish();
    }
    case TermKind::kSet: {
      SetBuilder set(arena);
      for (const Term* item : term.items) set.add(literal_value(arena, *item));
      return set.finish();
    }
    case TermKind::kObject: {
      ObjectBuilder object(arena);
      for (size_t i = 0; i + 1 < term.items.size(); i += 2) {
        object.add(literal_value(arena, *term.items[i]), literal_value(arena, *term.items[i + 1]));
      }
      return object.finish();
    }
    default:
      return deep_copy(arena, term.scalar);
  }
}

void walk(const Term& term, const Visitor& visitor) {
  if (visitor.term && !visitor.term(term)) return;
  for (const Term* item : term.items) walk(*item, visitor);
  if (visitor.body && !term.body.empty()) visitor.body(term.body);
  for (const Expr* part : term.parts) walk(*part, visitor);
}

void for_each_operand(const Expr& expr, const std::function<void(const Term&)>& visit) {
  for (const Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
    if (term) visit(*term);
  }
  for (const Term* term : expr.terms) visit(*term);
  for (const With& with : expr.with) {
    visit(*with.target);
    visit(*with.value);
  }
}

void walk(const Expr& expr, const Visitor& visitor) {
  for_each_operand(expr, [&](const Term& term) { walk(term, visitor); });
  if (!visitor.body) return;
  if (!expr.body.empty()) visitor.body(expr.body);
  if (!expr.right.empty()) visitor.body(expr.right);
}

namespace {

bool is_root_name(std::string_view name) { return name == "data" || name == "input"; }

// Collects into `vars` and stays out of closures (`closures` null) or goes into them.
void collect(const Term& term, VarSet* vars, VarSet* closures) {
  switch (term.kind) {
    case TermKind::kVar:
      if (vars && !is_root_name(term.name)) vars->insert(term.name);
      return;
    case TermKind::kCall:
      for (size_t i = 1; i < term.items.size(); i++) collect(*term.items[i], vars, closures);
      return;
    default:
      break;
  }
  if (is_comprehension(term) || term.kind == TermKind::kTemplateString) {
    if (!closures) return;
    for (const Term* item : term.items) collect(*item, closures, closures);
    collect_all_vars(term.body, *closures);
    for (const Expr* part : term.parts) {
      collect_vars(*part, *closures);
      collect_closure_vars(*part, *closures);
    }
    return;
  }
  for (const Term* item : term.items) collect(*item, vars, closures);
}

void collect_operands(const Expr& expr, VarSet* vars, VarSet* closures) {
  const bool is_every = expr.kind == ExprKind::kEvery;
  for (const Term* term : {expr.term, expr.domain}) {
    if (term) collect(*term, vars, closures);
  }
  for (const Term* term : {expr.key, expr.value}) {
    if (term) collect(*term, is_every ? closures : vars, closures);
  }
  for (const Term* term : expr.terms) collect(*term, vars, closures);
  for (const With& with : expr.with) collect(*with.value, vars, closures);
}

}  // namespace

void collect_vars(const Term& term, VarSet& vars) { collect(term, &vars, nullptr); }

void collect_vars(const Expr& expr, VarSet& vars) { collect_operands(expr, &vars, nullptr); }

void collect_closure_vars(const Expr& expr, VarSet& vars) {
  collect_operands(expr, nullptr, &vars);
  collect_all_vars(expr.body, vars);
  collect_all_vars(expr.right, vars);
}

void collect_all_vars(const Body& body, VarSet& vars) {
  for (const Expr* expr : body) {
    collect_vars(*expr, vars);
    collect_closure_vars(*expr, vars);
  }
}

}  // namespace rego

// Declarations: arguments, some, :=, the key and value of every. A declared variable belongs to the body it stands in
// and to what is inside of that; it must not have been used in this body before. The right side of := is read before
// its left side declares.

#include "rego/builtins/builtin.h"
#include "rego/compile/resolver.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

constexpr std::string_view kAssignInNegation = "cannot assign vars inside negated expression";
constexpr std::string_view kAssignInAnd = "cannot assign vars inside implicit and operand";
constexpr std::string_view kAssignInOr = "cannot assign vars inside implicit or operand";

bool is_assignment(const Expr& expr) {
  return expr.kind == ExprKind::kTerm && is_call_to(*expr.term, "assign") && expr.term->items.size() == 3;
}

// The variables that a pattern binds: not those of keys, heads of refs, and closures.
void collect_bound(const Term& pattern, VarSet& names) {
  switch (pattern.kind) {
    case TermKind::kVar:
      names.insert(pattern.name);
      return;
    case TermKind::kArray:
    case TermKind::kSet:
      for (const Term* item : pattern.items) collect_bound(*item, names);
      return;
    case TermKind::kObject:
      for (size_t i = 1; i < pattern.items.size(); i += 2) collect_bound(*pattern.items[i], names);
      return;
    case TermKind::kRef:
    case TermKind::kCall:
      for (size_t i = 1; i < pattern.items.size(); i++) collect_bound(*pattern.items[i], names);
      return;
    default:
      return;
  }
}

// The same without what a unification with a value could not find out.
void collect_pattern(const Term& pattern, VarSet& names) {
  if (pattern.kind == TermKind::kVar && !is_wildcard(pattern.name)) names.insert(pattern.name);
  if (pattern.kind == TermKind::kArray) {
    for (const Term* item : pattern.items) collect_pattern(*item, names);
  } else if (pattern.kind == TermKind::kObject) {
    for (size_t i = 1; i < pattern.items.size(); i += 2) collect_pattern(*pattern.items[i], names);
  }
}

}  // namespace

// --- Rules

// In strict mode an argument must be used by one of the branches.
void Resolver::rule(Rule& rule) {
  scopes_.clear();
  std::map<std::string_view, uint32_t> uses;
  for (Rule* branch = rule.else_rule; branch; branch = branch->else_rule) take_arguments(rule, *branch);
  for (Rule* branch = &rule; branch; branch = branch->else_rule) {
    scopes_.open();
    refusals_ = 0;
    has_unused_ = false;
    arguments(*branch);
    body(branch->body);
    head(branch->head);
    report_unused();
    count_used_arguments(uses);
    scopes_.close();
  }
  if (!compilation_.options.is_strict) return;
  for (const auto& [name, count] : uses) {
    if (count > 0) continue;
    compilation_.report_and_go_on(
        "rego_compile_error", "unused argument " + std::string(name) + ". (hint: use _ (wildcard variable) instead)",
        rule.head.span);
  }
}

void Resolver::count_used_arguments(std::map<std::string_view, uint32_t>& uses) {
  for (const auto& [name, variable] : scopes_.innermost().variables) {
    if (variable.occurrence == Occurrence::kArgument) uses[name] += variable.uses - 1;
  }
}

void Resolver::declare_argument(std::string_view name, Span head) {
  scopes_.declare(name, {unique_name(compilation_, module_.arena, name), Occurrence::kArgument, 1, head});
}

void Resolver::query(Body& query) {
  scopes_.clear();
  scopes_.open();
  body(query);
  report_unused();
  scopes_.close();
}

void Resolver::take_arguments(const Rule& from, Rule& to) {
  to.head.args.clear();
  for (const Term* argument : from.head.args) to.head.args.push_back(build_.copy(*argument));
}

void Resolver::arguments(Rule& rule) {
  for (Term*& pattern : rule.head.args) argument(pattern, rule.head.span);
}

// f(x, x): both must be equal.
void Resolver::argument(Term*& pattern, Span head) {
  if (const Term* root = root_variable(*pattern)) pattern = build_.copy(*root);
  switch (pattern->kind) {
    case TermKind::kVar: {
      if (is_wildcard(pattern->name)) return;
      if (!scopes_.use(pattern->name)) declare_argument(pattern->name, head);
      pattern = build_.var(scopes_.find(pattern->name)->fresh, pattern->span);
      return;
    }
    case TermKind::kArray:
      pattern = build_.copy_shallow(*pattern);
      for (Term*& item : pattern->items) argument(item, head);
      return;
    case TermKind::kObject:
      pattern = build_.copy_shallow(*pattern);
      for (size_t i = 0; i < pattern->items.size(); i += 2) {
        term(pattern->items[i]);
        argument(pattern->items[i + 1], head);
      }
      return;
    case TermKind::kCall:
      return refuse("rule arguments cannot contain calls", pattern->span);
    default:
      term(pattern);
  }
}

void Resolver::head(Head& head) {
  for (size_t i = 1; i < head.reference.size(); i++) term(head.reference[i]);
  if (head.key) term(head.key);
  if (head.value) term(head.value);
}

// --- Bodies

void Resolver::body(Body& body) {
  for (const Expr* expr : body) collect_declarations(*expr);
  Body kept(&module_.arena);
  for (Expr* each : body) {
    expr(*each);
    if (each->kind != ExprKind::kSome) kept.push_back(each);
  }
  if (kept.empty() && !body.empty()) {
    kept.push_back(build_.expr(build_.scalar(Value::boolean(true), body[0]->span), body[0]->span));
  }
  body = std::move(kept);
}

void Resolver::collect_declarations(const Expr& expr) {
  VarSet& pending = scopes_.innermost().pending;
  if (expr.kind == ExprKind::kSome) {
    for (const Term* declared : expr.terms) {
      if (declared->kind != TermKind::kCall) {
        collect_vars(*declared, pending);
        continue;
      }
      for (size_t i = 1; i + 1 < declared->items.size(); i++) collect_vars(*declared->items[i], pending);
    }
  } else if (is_assignment(expr)) {
    collect_vars(*expr.term->items[1], pending);
  }
}

void Resolver::closure(Body& inner) {
  scopes_.open();
  body(inner);
  report_unused();
  scopes_.close();
}

// The body of `not x` and the operands of `x or y` without braces: no scope of their own, and nothing to assign.
void Resolver::implicit_body(Body& inner, std::string_view refusal) {
  for (Expr* each : inner) {
    if (is_assignment(*each)) {
      refuse(std::string(refusal), each->span);
    } else {
      expr(*each);
    }
  }
}

void Resolver::operand(Body& inner, bool is_explicit, std::string_view refusal) {
  return is_explicit ? closure(inner) : implicit_body(inner, refusal);
}

// As in opa, a rule that has another error is not told of its unused variables, and of the innermost body's only.
void Resolver::report_unused() {
  if (refusals_ > 0 || has_unused_) return;
  for (const Occurrence wanted : {Occurrence::kAssigned, Occurrence::kDeclared}) {
    if (wanted == Occurrence::kAssigned && !compilation_.options.is_strict) continue;
    for (const auto& [name, variable] : scopes_.innermost().variables) {
      if (variable.occurrence != wanted || variable.uses > 1) continue;
      const std::string_view how = wanted == Occurrence::kAssigned ? "assigned" : "declared";
      compilation_.report_and_go_on("rego_compile_error", std::string(how) + " var " + std::string(name) + " unused",
                                    variable.place);
      has_unused_ = true;
    }
    if (has_unused_) return;
  }
}

void Resolver::expr(Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kSome:
      some(expr);
      break;
    case ExprKind::kEvery:
      every(expr);
      break;
    case ExprKind::kNot:
      operand(expr.body, expr.is_explicit_left, kAssignInNegation);
      break;
    case ExprKind::kAnd:
      operand(expr.body, expr.is_explicit_left, kAssignInAnd);
      operand(expr.right, expr.is_explicit_right, kAssignInAnd);
      break;
    case ExprKind::kOr:
      operand(expr.body, expr.is_explicit_left, kAssignInOr);
      operand(expr.right, expr.is_explicit_right, kAssignInOr);
      break;
    case ExprKind::kTerm:
      if (is_assignment(expr)) return assignment(expr);
      if (expr.term->kind == TermKind::kCall) {
        call(expr.term, true);
      } else {
        term(expr.term);
      }
      break;
  }
  modifiers(expr);
}

void Resolver::modifiers(Expr& expr) {
  for (With& with : expr.with) {
    with_target(with.target);
    with_value(with);
  }
}

// --- Declarations

void Resolver::refuse(std::string message, Span place) {
  refusals_++;
  compilation_.report("rego_compile_error", std::move(message), place);
}

bool Resolver::declare(std::string_view name, Occurrence occurrence, Span place, Span refused_at) {
  std::string refusal = scopes_.refusal(name);
  if (!refusal.empty()) {
    refuse(std::move(refusal), refused_at);
    return false;
  }
  scopes_.declare(name, {unique_name(compilation_, module_.arena, name), occurrence, 1, place});
  return true;
}

void Resolver::assignment(Expr& expr) {
  if (expr.negated) return refuse(std::string(kAssignInNegation), expr.span);
  Term* call = build_.copy_shallow(*expr.term);
  term(call->items[2]);
  modifiers(expr);
  assignee(call->items[1], expr.span);
  call->items[0] = build_.builtin_ref("eq", call->items[0]->span);
  expr.term = call;
  expr.from_assignment = true;
}

void Resolver::assignee(Term*& pattern, Span place) {
  if (const Term* root = root_variable(*pattern)) pattern = build_.copy(*root);
  switch (pattern->kind) {
    case TermKind::kVar:
      if (is_wildcard(pattern->name)) return;
      if (!declare(pattern->name, Occurrence::kAssigned, place, pattern->span)) return;
      pattern = build_.var(scopes_.find(pattern->name)->fresh, pattern->span);
      return;
    case TermKind::kArray:
      pattern = build_.copy_shallow(*pattern);
      for (Term*& item : pattern->items) assignee(item, place);
      return;
    case TermKind::kObject:
      pattern = build_.copy_shallow(*pattern);
      for (size_t i = 0; i < pattern->items.size(); i += 2) {
        term(pattern->items[i]);
        assignee(pattern->items[i + 1], place);
      }
      return;
    default:
      refuse("cannot assign to " + std::string(value_name(*pattern)), pattern->span);
  }
}

// some x, y declares; some k, v in xs declares and becomes xs[k] = v.
void Resolver::some(Expr& expr) {
  if (expr.terms.size() == 1 && expr.terms[0]->kind == TermKind::kCall) return some_in(expr);
  for (const Term* declared : expr.terms) {
    if (declared->kind != TermKind::kVar || is_wildcard(declared->name)) continue;
    if (!declare(declared->name, Occurrence::kDeclared, expr.span, expr.span)) return;
  }
}

void Resolver::some_in(Expr& expr) {
  Term* member = expr.terms[0];
  const bool has_key = member->items.size() == 4;
  Term* domain = member->items[has_key ? 3 : 2];
  Term* key = has_key ? member->items[1] : build_.var(unique_name(compilation_, module_.arena, "$"), expr.span);
  Term* value = member->items[has_key ? 2 : 1];
  if (!declare_members(*key, *value, *domain, expr)) return;
  term(domain);
  if (has_key) term(key);
  term(value);
  Term* element =
      domain->kind == TermKind::kRef ? build_.copy_shallow(*domain) : build_.term(TermKind::kRef, expr.span);
  if (element->items.empty()) element->items.push_back(domain);
  element->items.push_back(key);
  expr.kind = ExprKind::kTerm;
  expr.term = build_.call("eq", {value, element}, expr.span);
  expr.terms.clear();
}

// Whether all could be declared. What the domain uses cannot be bound by its members.
bool Resolver::declare_members(const Term& key, const Term& value, const Term& domain, const Expr& expr) {
  VarSet bound;
  collect_bound(key, bound);
  collect_bound(value, bound);
  VarSet in_domain;
  collect_vars(domain, in_domain);
  bool is_fine = true;
  for (const std::string_view name : bound) {
    if (is_wildcard(name) || !in_domain.contains(name)) continue;
    refuse("var " + std::string(name) + " assigned before", expr.span);
    is_fine = false;
  }
  if (!is_fine) return false;
  VarSet names;
  collect_bound(key, names);
  collect_pattern(value, names);
  for (const std::string_view name : names) {
    if (is_wildcard(name)) continue;
    if (!declare(name, Occurrence::kDeclared, expr.span, expr.span)) return false;
    scopes_.use(name);
  }
  return true;
}

void Resolver::every(Expr& expr) {
  term(expr.domain);
  scopes_.open();
  for (Term** declared : {&expr.key, &expr.value}) {
    if (!*declared || (*declared)->kind != TermKind::kVar || is_wildcard((*declared)->name)) continue;
    if (!declare((*declared)->name, Occurrence::kDeclared, expr.body[0]->span, expr.span)) break;
    *declared = build_.var(scopes_.find((*declared)->name)->fresh, (*declared)->span);
  }
  body(expr.body);
  report_unused();
  scopes_.close();
}

// --- with

void Resolver::with_target(Term*& target) {
  const bool is_ref = target->kind == TermKind::kRef && target->items[0]->kind == TermKind::kVar;
  if (target->kind != TermKind::kVar && !is_ref) return;
  const Term* named = is_ref ? target->items[0] : target;
  if (named->name == "input" || named->name == "data") return;
  if (Global* global = find_global(named->name)) target = global_ref(*global->ref, *target);
}

// `with f as count`: the name of a built-in, where nothing else has it.
void Resolver::with_value(With& with) {
  const std::string name = dotted_name(*with.value);
  const std::string_view head = std::string_view(name).substr(0, name.find('.'));
  const bool is_builtin = !name.empty() && find_builtin(name) && !globals_.contains(head) &&
                          !rule_names_.contains(head) && !scopes_.find(head);
  if (!is_builtin) return term(with.value);
  with.builtin = module_.arena.copy(name);
  with.value = build_.scalar(Value::null(), with.value->span);
}

}  // namespace rego

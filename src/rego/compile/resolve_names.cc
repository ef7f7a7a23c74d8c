// Every name gets its meaning. A variable that is the name of an import or of a rule of the package becomes the ref it
// stands for; a declared variable (an argument, some, :=, the key and value of every) gets a name of its own, so that
// later passes need no scopes; what is left is a variable of the rule's body, bound by unification.
//
// Declarations count for the whole body in which they stand, as far as names of rules are concerned, but a use before
// the declaration is an error. The right side of := is read before its left side declares.

#include <optional>

#include "rego/builtins/builtin.h"
#include "rego/compile/compilation.h"

namespace rego {
namespace {

struct Scope {
  VarSet pending;  // declared somewhere in this body
  VarSet seen;     // used before their declaration
  std::map<std::string_view, std::string_view> declared;
  std::map<std::string_view, Span> unused;  // declared by some or every, and not read yet; where to say so
};

class Resolver {
 public:
  Resolver(Compilation& compilation, Module& module)
      : compilation_(compilation), module_(module), build_(module.arena) {}

  void add_global(std::string_view name, Term* ref) { globals_[name] = ref; }

  void rule(Rule& rule) {
    reported_before_ = compilation_.diagnostics.size();
    scopes_.emplace_back();
    for (Term*& argument : rule.head.args) declare_vars(argument, "arg");
    for (Rule* branch = &rule; branch; branch = branch->else_rule) {
      if (branch != &rule) take_arguments(rule, *branch);
      scopes_.emplace_back();
      body(branch->body);
      head(branch->head);
      close_scope();
    }
    scopes_.pop_back();
  }

  void query(Body& query) {
    scopes_.emplace_back();
    body(query);
    close_scope();
  }

 private:
  void take_arguments(const Rule& from, Rule& to) {
    to.head.args.clear();
    for (const Term* argument : from.head.args) to.head.args.push_back(build_.copy(*argument));
  }

  void head(Head& head) {
    for (size_t i = 1; i < head.reference.size(); i++) term(head.reference[i]);
    if (head.key) term(head.key);
    if (head.value) term(head.value);
  }

  // In a scope that the caller has opened.
  void body(Body& body) {
    for (const Expr* expr : body) collect_declarations(*expr);
    Body kept(&module_.arena);
    for (Expr* each : body) {
      expr(*each);
      if (each->kind != ExprKind::kSome) kept.push_back(each);
    }
    if (kept.empty() && !body.empty())
      kept.push_back(build_.expr(build_.scalar(Value::boolean(true), body[0]->span), body[0]->span));
    body = std::move(kept);
  }

  void closure(Body& inner) {
    scopes_.emplace_back();
    body(inner);
    close_scope();
  }

  // As in opa, a rule that has another error is not told of its unused variables.
  void close_scope() {
    if (compilation_.diagnostics.size() == reported_before_) {
      for (const auto& [name, span] : scopes_.back().unused) {
        compilation_.report("rego_compile_error", "declared var " + std::string(name) + " unused", span);
      }
    }
    scopes_.pop_back();
  }

  void expect_use(const Term* declared, const Span& span) {
    if (declared && declared->kind == TermKind::kVar && !is_wildcard(declared->name)) {
      scopes_.back().unused[declared->name] = span;
    }
  }

  void collect_declarations(const Expr& expr) {
    if (expr.kind == ExprKind::kSome) {
      for (const Term* declared : expr.terms) {
        if (declared->kind != TermKind::kCall) {
          collect_vars(*declared, scopes_.back().pending);
        } else {
          for (size_t i = 1; i + 1 < declared->items.size(); i++)
            collect_vars(*declared->items[i], scopes_.back().pending);
        }
      }
    } else if (expr.kind == ExprKind::kTerm && is_call_to(*expr.term, "assign") && expr.term->items.size() == 3) {
      collect_vars(*expr.term->items[1], scopes_.back().pending);
    }
  }

  void expr(Expr& expr) {
    for (With& with : expr.with) {
      with_target(with.target);
      with_value(with);
    }
    switch (expr.kind) {
      case ExprKind::kSome:
        return some(expr);
      case ExprKind::kEvery:
        return every(expr);
      case ExprKind::kNot:
        return closure(expr.body);
      case ExprKind::kAnd:
      case ExprKind::kOr:
        closure(expr.body);
        return closure(expr.right);
      case ExprKind::kTerm:
        break;
    }
    if (is_call_to(*expr.term, "assign") && expr.term->items.size() == 3) return assignment(expr);
    term(expr.term);
  }

  void assignment(Expr& expr) {
    Term* call = build_.copy_shallow(*expr.term);
    term(call->items[2]);
    check_assignable(*call->items[1]);
    declare_vars(call->items[1], "var");
    call->items[0] = build_.builtin_ref("eq", call->items[0]->span);
    expr.term = call;
    expr.from_assignment = true;
  }

  void check_assignable(const Term& left) {
    switch (left.kind) {
      case TermKind::kVar:
      case TermKind::kArray:
      case TermKind::kObject:
        return;
      case TermKind::kScalar:
        return;
      default:
        compilation_.report("rego_compile_error", "cannot assign to " + kind_word(left), left.span);
    }
  }

  static std::string kind_word(const Term& term) {
    switch (term.kind) {
      case TermKind::kRef:
        return "ref";
      case TermKind::kCall:
        return "call";
      case TermKind::kSet:
        return "set";
      case TermKind::kArrayComprehension:
        return "arraycomprehension";
      case TermKind::kSetComprehension:
        return "setcomprehension";
      case TermKind::kObjectComprehension:
        return "objectcomprehension";
      default:
        return "term";
    }
  }

  // some x, y declares; some k, v in xs declares and becomes xs[k] = v.
  void some(Expr& expr) {
    if (expr.terms.size() != 1 || expr.terms[0]->kind != TermKind::kCall) {
      for (Term*& declared : expr.terms) {
        expect_use(declared, expr.span);
        declare_vars(declared, "var");
      }
      return;
    }
    Term* member = expr.terms[0];
    const bool has_key = member->items.size() == 4;
    Term* domain = member->items[has_key ? 3 : 2];
    term(domain);
    Term* key = has_key ? member->items[1] : build_.var(unique_name(compilation_, module_.arena, "$"), expr.span);
    Term* value = member->items[has_key ? 2 : 1];
    if (has_key) declare_vars(key, "var");
    declare_vars(value, "var");
    Term* element =
        domain->kind == TermKind::kRef ? build_.copy_shallow(*domain) : build_.term(TermKind::kRef, expr.span);
    if (element->items.empty()) element->items.push_back(domain);
    element->items.push_back(key);
    expr.kind = ExprKind::kTerm;
    expr.term = build_.call("eq", {value, element}, expr.span);
    expr.terms.clear();
  }

  void every(Expr& expr) {
    term(expr.domain);
    scopes_.emplace_back();
    expect_use(expr.key, expr.body[0]->span);
    expect_use(expr.value, expr.body[0]->span);
    if (expr.key) declare_vars(expr.key, "var");
    if (expr.value) declare_vars(expr.value, "var");
    closure(expr.body);
    close_scope();
  }

  void with_target(Term*& target) {
    if (target->kind == TermKind::kVar ||
        (target->kind == TermKind::kRef && target->items[0]->kind == TermKind::kVar)) {
      Term* named = target->kind == TermKind::kVar ? target : target->items[0];
      if (named->name == "input" || named->name == "data") return;
      if (const auto global = globals_.find(named->name); global != globals_.end())
        target = global_ref(*global->second, *target);
    }
  }

  // `with f as count`: the name of a built-in, where nothing else has it.
  void with_value(With& with) {
    const std::string name = dotted_name(*with.value);
    const std::string_view head = std::string_view(name).substr(0, name.find('.'));
    const bool is_builtin = !name.empty() && find_builtin(name) && !globals_.contains(head) && !lookup(head);
    if (!is_builtin) return term(with.value);
    with.builtin = module_.arena.copy(name);
    with.value = build_.scalar(Value::null(), with.value->span);
  }

  // Declares the variables of a pattern in the current scope and renames them in place; other parts are resolved.
  void declare_vars(Term*& pattern, std::string_view what) {
    switch (pattern->kind) {
      case TermKind::kVar:
        if (!is_wildcard(pattern->name)) pattern = declare(*pattern, what);
        return;
      case TermKind::kArray:
        pattern = build_.copy_shallow(*pattern);
        for (Term*& item : pattern->items) declare_vars(item, what);
        return;
      case TermKind::kObject:
        pattern = build_.copy_shallow(*pattern);
        for (size_t i = 0; i < pattern->items.size(); i += 2) {
          term(pattern->items[i]);
          declare_vars(pattern->items[i + 1], what);
        }
        return;
      default:
        term(pattern);
    }
  }

  Term* declare(const Term& var, std::string_view what) {
    Scope& scope = scopes_.back();
    const bool is_argument = what == "arg";
    if (scope.declared.contains(var.name)) {
      if (is_argument) return build_.var(scope.declared[var.name], var.span);  // f(x, x): both must be equal
      compilation_.report("rego_compile_error", "var " + std::string(var.name) + " assigned above", var.span);
    } else if (scope.seen.contains(var.name)) {
      compilation_.report("rego_compile_error", "var " + std::string(var.name) + " referenced above", var.span);
    }
    const std::string_view fresh = unique_name(compilation_, module_.arena, var.name);
    scope.declared[var.name] = fresh;
    return build_.var(fresh, var.span);
  }

  void term(Term*& slot) {
    switch (slot->kind) {
      case TermKind::kScalar:
        return;
      case TermKind::kVar:
        slot = variable(*slot);
        return;
      case TermKind::kRef:
        return ref(slot);
      case TermKind::kCall:
        return call(slot);
      case TermKind::kTemplateString:
        for (Expr* part : slot->parts) expr(*part);
        return;
      default:
        break;
    }
    if (is_comprehension(*slot)) {
      scopes_.emplace_back();
      body(slot->body);
      for (Term*& item : slot->items) term(item);
      close_scope();
      return;
    }
    for (Term*& item : slot->items) term(item);
  }

  // The declared name, the ref of a global, or the variable itself.
  Term* variable(Term& var) {
    if (var.name == "data" || var.name == "input") {
      Term* root = build_.term(TermKind::kRef, var.span);
      root->items.push_back(&var);
      return root;
    }
    if (const auto renamed = lookup(var.name)) return build_.var(*renamed, var.span);
    const auto global = globals_.find(var.name);
    if (global == globals_.end() || is_pending(var.name)) return &var;
    return global_ref(*global->second, var);
  }

  std::optional<std::string_view> lookup(std::string_view name) {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const auto found = scope->declared.find(name); found != scope->declared.end()) {
        scope->unused.erase(name);
        return found->second;
      }
    }
    if (scopes_.back().pending.contains(name)) scopes_.back().seen.insert(name);
    return std::nullopt;
  }

  bool is_pending(std::string_view name) const {
    for (const Scope& scope : scopes_) {
      if (scope.pending.contains(name)) return true;
    }
    return false;
  }

  // The global's ref, with the operands of `used` behind it when that is a ref too.
  Term* global_ref(const Term& global, const Term& used) {
    Term* made = build_.term(TermKind::kRef, used.span);
    for (const Term* item : global.items) {
      Term* copy = build_.copy(*item);
      copy->span = used.kind == TermKind::kRef ? used.items[0]->span : used.span;
      made->items.push_back(copy);
    }
    if (used.kind == TermKind::kRef) made->items.insert(made->items.end(), used.items.begin() + 1, used.items.end());
    return made;
  }

  void ref(Term*& slot) {
    Term* head = slot->items[0];
    slot = build_.copy_shallow(*slot);
    for (size_t i = 1; i < slot->items.size(); i++) term(slot->items[i]);
    if (head->kind != TermKind::kVar) return term(slot->items[0]);
    if (head->name == "data" || head->name == "input") return;
    Term* resolved = variable(*head);
    if (resolved->kind == TermKind::kRef) {
      slot = global_ref(*resolved, *slot);
    } else {
      slot->items[0] = resolved;
    }
  }

  void call(Term*& slot) {
    slot = build_.copy_shallow(*slot);
    Term* name = slot->items[0];
    if (name->kind == TermKind::kVar) {
      Term* ref = build_.term(TermKind::kRef, name->span);
      ref->items.push_back(name);
      name = ref;
    }
    const Term* head = name->items[0];
    if (head->kind == TermKind::kVar) {
      const auto global = globals_.find(head->name);
      if (global != globals_.end() && !lookup(head->name)) name = global_ref(*global->second, *name);
    }
    slot->items[0] = name;
    for (size_t i = 1; i < slot->items.size(); i++) term(slot->items[i]);
  }

  Compilation& compilation_;
  Module& module_;
  AstBuilder build_;
  std::map<std::string_view, Term*> globals_;
  std::vector<Scope> scopes_;
  size_t reported_before_ = 0;  // the rule at hand
};

std::string package_name(const Module& module) { return dotted_name(*module.package); }

bool is_language_import(const Import& import) {
  const Term& head = import.path->kind == TermKind::kRef ? *import.path->items[0] : *import.path;
  return head.name == "future" || head.name == "rego";
}

void add_imports(Compilation& compilation, Module& module, Resolver& resolver) {
  (void)compilation;
  for (const Import* import : module.imports) {
    if (is_language_import(*import)) continue;
    Term* path = import->path;
    if (path->kind == TermKind::kVar) {
      Term* ref = AstBuilder(module.arena).term(TermKind::kRef, path->span);
      ref->items.push_back(path);
      path = ref;
    }
    const Term& last = *path->items.back();
    const std::string_view name =
        !import->alias.empty() ? import->alias : (last.kind == TermKind::kVar ? last.name : last.scalar.as_string());
    resolver.add_global(name, path);
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
  std::map<std::string, std::vector<std::string_view>> names;  // of the rules of each package
  for (const auto& module : compilation.modules) {
    for (const Rule* rule : module->rules) names[package_name(*module)].push_back(rule->head.reference[0]->name);
  }
  for (const auto& module : compilation.modules) {
    Resolver resolver(compilation, *module);
    const AstBuilder build(module->arena);
    for (const std::string_view name : names[package_name(*module)]) {
      Term* ref = build.copy(*module->package);
      ref->items.push_back(build.string(name, module->package->span));
      resolver.add_global(module->arena.copy(name), ref);
    }
    add_imports(compilation, *module, resolver);
    for (Rule* rule : module->rules) resolver.rule(*rule);
  }
}

void resolve_query_names(Compilation& compilation, Module& module) {
  Resolver resolver(compilation, module);
  add_imports(compilation, module, resolver);
  resolver.query(module.rules[0]->body);
}

}  // namespace rego

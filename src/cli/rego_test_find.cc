// The names of tests are those of the head's first part that says so: "a.test_x[case]" is the test a.test_x.

#include "rego/syntax/ast.h"

#include <algorithm>
#include <optional>
#include <set>

#include "cli/rego_test_find.h"
#include "rego/syntax/head_key.h"
#include "rego/syntax/print.h"

namespace bulkhead {
namespace {

using rego::Body;
using rego::Expr;
using rego::Module;
using rego::Rule;
using rego::Term;
using rego::TermKind;
using rego::Terms;

constexpr std::string_view kTestPrefix = "test_";
constexpr std::string_view kSkippedPrefix = "todo_test_";

std::string_view name_of(const Term& part) {
  if (part.kind == TermKind::kVar) return part.name;
  return part.kind == TermKind::kScalar && part.scalar.is_string() ? part.scalar.as_string() : std::string_view();
}

// The index of the part that names a test.
std::optional<size_t> test_part(const Terms& reference) {
  for (size_t i = 0; i < reference.size(); ++i) {
    if (i > 0 && !rego::is_ground(*reference[i])) break;
    const std::string_view name = name_of(*reference[i]);
    if (name.starts_with(kTestPrefix) || name.starts_with(kSkippedPrefix)) return i;
  }
  return std::nullopt;
}

// Deep copies of what a head's brackets may hold. Null for anything that has a body of its own.
Term* copy(Module& module, const Term& term) {
  if (!term.body.empty() || !term.parts.empty()) return nullptr;
  Term* made = module.arena.create<Term>(term.kind, term.span, &module.arena);
  made->height = term.height;
  made->scalar = term.scalar;
  made->name = term.name;
  for (const Term* item : term.items) {
    Term* copied = copy(module, *item);
    if (!copied) return nullptr;
    made->items.push_back(copied);
  }
  return made;
}

// Every variable that nodes mention.
class Names {
 public:
  void add(const Term& term) {
    if (term.kind == TermKind::kVar) found_.insert(term.name);
    for (const Term* item : term.items) add(*item);
    add(term.body);
    for (const Expr* part : term.parts) add(*part);
  }
  void add(const Body& body) {
    for (const Expr* expr : body) add(*expr);
  }
  void add(const Expr& expr) {
    for (const Term* term : {expr.term, expr.key, expr.value, expr.domain}) {
      if (term) add(*term);
    }
    for (const Term* term : expr.terms) add(*term);
    add(expr.body);
    add(expr.right);
    for (const rego::With& with : expr.with) add(*with.value);
  }
  bool holds(std::string_view name) const { return found_.contains(name); }
  const std::set<std::string_view>& all() const { return found_; }

 private:
  std::set<std::string_view> found_;
};

// Behind the last expression that brings one of the names for the first time.
size_t place_for_mark(const Body& body, const Names& names) {
  std::set<std::string_view> missing = names.all();
  size_t place = 0;
  for (size_t i = 0; i < body.size() && !missing.empty(); ++i) {
    Names here;
    here.add(*body[i]);
    if (std::erase_if(missing, [&](std::string_view name) { return here.holds(name); }) > 0) place = i + 1;
  }
  return place;
}

class NodeMaker {
 public:
  NodeMaker(Module& module, rego::Span span) : module_(module), span_(span) {}

  Term* node(TermKind kind) { return module_.arena.create<Term>(kind, span_, &module_.arena); }
  Term* string(std::string_view text) {
    Term* term = node(TermKind::kScalar);
    term->scalar = rego::Value::string(module_.arena, text);
    return sealed(term);
  }
  Term* function(std::string_view package, std::string_view name) {
    Term* ref = node(TermKind::kRef);
    Term* root = node(TermKind::kVar);
    root->name = package.empty() ? name : package;
    ref->items.push_back(sealed(root));
    if (!package.empty()) ref->items.push_back(string(name));
    return sealed(ref);
  }
  static Term* sealed(Term* term) {
    uint16_t height = 0;
    for (const Term* item : term->items) height = std::max(height, item->height);
    term->height = height + 1;
    return term;
  }

 private:
  Module& module_;
  rego::Span span_;
};

// print(mark, json.marshal([name, …]))
void add_case_mark(Module& module, Rule& rule, size_t part) {
  NodeMaker make(module, rule.head.span);
  Term* names = make.node(TermKind::kArray);
  Names mentioned;
  for (size_t i = part + 1; i < rule.head.reference.size(); ++i) {
    Term* name = copy(module, *rule.head.reference[i]);
    if (!name) return;
    mentioned.add(*name);
    names->items.push_back(name);
  }
  Term* text = make.node(TermKind::kCall);
  text->items = {make.function("json", "marshal"), make.sealed(names)};
  Term* call = make.node(TermKind::kCall);
  call->items = {make.function("", "print"), make.string(kCaseMark.substr(0, kCaseMark.size() - 1)), make.sealed(text)};
  Expr* expr = module.arena.create<Expr>(rego::ExprKind::kTerm, rule.head.span, &module.arena);
  expr->term = make.sealed(call);
  expr->height = expr->term->height + 1;
  expr->is_generated = true;
  const auto place = static_cast<ptrdiff_t>(place_for_mark(rule.body, mentioned));
  rule.body.insert(rule.body.begin() + place, expr);
}

}  // namespace

void TestFinder::visit(Module& module) {
  const std::string package = rego::to_text(*module.package);
  for (Rule* rule : module.rules) visit(module, package, *rule);
}

void TestFinder::visit(Module& module, const std::string& package, Rule& rule) {
  const Terms& reference = rule.head.reference;
  const std::optional<size_t> part = test_part(reference);
  if (!part || rule.head.has_args || rule.is_default) return;
  FoundTest test;
  const std::string name(name_of(*reference[*part]));
  test.is_skipped = name.starts_with(kSkippedPrefix);
  Terms path(reference.begin(), reference.begin() + static_cast<ptrdiff_t>(*part) + 1);
  const int count = test.is_skipped ? 0 : seen_[package + "." + rego::to_text(path)]++;
  if (count > 0) rename(module, rule, *part, name + (count < 10 ? "#0" : "#") + std::to_string(count));
  path.assign(reference.begin(), reference.begin() + static_cast<ptrdiff_t>(*part) + 1);
  test.package = package;
  test.name = rego::to_text(path);
  Terms whole(module.package->items.begin(), module.package->items.end());
  for (size_t i = 0; i < path.size(); ++i) {
    whole.push_back(i > 0 ? path[i] : NodeMaker(module, rule.head.span).string(name_of(*path[i])));
  }
  test.query = rego::to_text(whole);
  test.file = rule.span.source->name();
  test.position = rule.span.position();
  const auto is_open = [](const Term* item) { return !rego::is_ground(*item); };
  test.has_cases = std::any_of(reference.begin() + static_cast<ptrdiff_t>(*part) + 1, reference.end(), is_open);
  if (test.has_cases && !test.is_skipped) add_case_mark(module, rule, *part);
  tests_.push_back(std::move(test));
}

// Rules of one name are tests of their own.
void TestFinder::rename(Module& module, Rule& rule, size_t part, const std::string& name) {
  for (Rule* branch = &rule; branch; branch = branch->else_rule) {
    Term* renamed = module.arena.create<Term>(*branch->head.reference[part]);
    if (renamed->kind == TermKind::kVar) renamed->name = module.arena.copy(name);
    if (renamed->kind == TermKind::kScalar) renamed->scalar = rego::Value::string(module.arena, name);
    branch->head.reference[part] = renamed;
  }
}

}  // namespace bulkhead

// rego.metadata.rule() and rego.metadata.chain() are known before anything is evaluated: calls within a rule become the
// annotations themselves. The chain goes outwards: the rule's own, nearest first (or an entry without annotations),
// its document's, its package's, then those of the packages around it.

#include <algorithm>

#include "rego/compile/compilation.h"
#include "rego/compile/rewrite_bodies.h"
#include "rego/syntax/annotation.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

constexpr std::string_view kRuleCall = "rego.metadata.rule";
constexpr std::string_view kChainCall = "rego.metadata.chain";

// An annotation and the module it stands in; the module's arena is where its value is made.
struct Found {
  const Annotation* annotation = nullptr;
  Module* module = nullptr;
};

class AnnotationSet {
 public:
  explicit AnnotationSet(Compilation& compilation);

  // What applies to the rule, in the order of the chain; `own` of rule scope, in the order of the text.
  std::vector<const Annotation*> own(const Rule& rule) const;
  const Found* of_document(const Value& path) const { return find(by_path_, path); }
  const Found* of_package(const Value& path) const { return find(by_package_, path); }
  // Of subpackages scope (and of documents that lie on the way), the nearest first.
  std::vector<Found> around(Arena& arena, const Value& package) const;

 private:
  using ByPath = std::map<Value, Found, ValueLess>;

  void add(Compilation& compilation, Module& module, const Annotation& annotation);
  static const Found* find(const ByPath& map, const Value& path) {
    const auto found = map.find(path);
    return found == map.end() ? nullptr : &found->second;
  }

  std::map<const Rule*, std::vector<const Annotation*>> by_rule_;
  ByPath by_package_;
  ByPath by_path_;  // of scopes document and subpackages
};

AnnotationSet::AnnotationSet(Compilation& compilation) {
  std::vector<Module*> modules;
  for (const auto& module : compilation.modules) modules.push_back(module.get());
  std::stable_sort(modules.begin(), modules.end(),
                   [](const Module* a, const Module* b) { return a->source->name() < b->source->name(); });
  for (Module* module : modules) {
    for (const Annotation* annotation : module->annotations) add(compilation, *module, *annotation);
  }
}

void AnnotationSet::add(Compilation& compilation, Module& module, const Annotation& annotation) {
  if (annotation.scope == "rule") {
    by_rule_[annotation.rule].push_back(&annotation);
    return;
  }
  ByPath& map = annotation.scope == "package" ? by_package_ : by_path_;
  const auto [entry, is_new] = map.emplace(target_path(module.arena, module, annotation), Found{&annotation, &module});
  if (is_new) return;
  const Span& other = entry->second.annotation->span;
  compilation.report("rego_type_error",
                     std::string(annotation.scope) + " annotation redeclared: " + other.source->name() + ":" +
                         std::to_string(other.position().row),
                     annotation.span);
}

std::vector<const Annotation*> AnnotationSet::own(const Rule& rule) const {
  const auto found = by_rule_.find(&rule);
  return found == by_rule_.end() ? std::vector<const Annotation*>{} : found->second;
}

std::vector<Found> AnnotationSet::around(Arena& arena, const Value& package) const {
  std::vector<Found> found;
  const auto items = package.items();
  for (size_t length = items.size(); length > 0; length--) {
    const Found* at = find(by_path_, Value::array(arena, items.first(length)));
    if (at) found.push_back(*at);
  }
  return found;
}

// --- The values

Value chain_link(Arena& arena, const Value& path, const Annotation* annotation) {
  ObjectBuilder link(arena);
  link.add(Value::string(arena, "path"), path);
  if (annotation) link.add(Value::string(arena, "annotations"), annotation_value(arena, *annotation));
  return link.finish();
}

Value chain_of(const AnnotationSet& set, const Rule& rule, Arena& arena) {
  const Value path = rule_path(arena, rule);
  const Value package = package_path(arena, *rule.module);
  ArrayBuilder chain(arena);
  const auto add = [&](const Found& found) {
    chain.add(chain_link(arena, target_path(arena, *found.module, *found.annotation), found.annotation));
  };
  const std::vector<const Annotation*> own = set.own(rule);
  for (auto each = own.rbegin(); each != own.rend(); ++each) chain.add(chain_link(arena, path, *each));
  if (own.empty()) chain.add(chain_link(arena, path, nullptr));
  if (const Found* document = set.of_document(path)) add(*document);
  if (const Found* of_package = set.of_package(package)) add(*of_package);
  for (const Found& around : set.around(arena, package)) add(around);
  return chain.finish();
}

// The first of several that stand above the rule, as OPA takes it.
Value rule_annotation(const AnnotationSet& set, const Rule& rule, Arena& arena) {
  const std::vector<const Annotation*> own = set.own(rule);
  return own.empty() ? Value::empty_object() : annotation_value(arena, *own.front());
}

// --- The calls

// The calls of one rule. Each becomes a variable that the rule's body binds first, so that what is said about it can
// show the call.
class MetadataCalls {
 public:
  MetadataCalls(Compilation& compilation, const AnnotationSet& set, Rule& rule)
      : compilation_(compilation), set_(set), rule_(rule), arena_(rule.module->arena), build_(arena_) {}

  void rewrite(Body& body) {
    for (Expr* expr : body) {
      if (expr->kind == ExprKind::kTerm && has_output(*expr->term)) {
        Term* result = expr->term->items[1];
        expr->term = build_.call("eq", {result, variable_of(*expr->term)}, expr->span);
      }
      for_each_slot(*expr, [&](Term*& slot) { rewrite(slot); });
    }
  }
  void rewrite(Term*& slot) {
    if (is_call(*slot) && slot->items.size() == 1) slot = variable_of(*slot);
  }
  void bind_variables() {
    if (annotation_) bind(*annotation_, rule_annotation(set_, rule_, arena_));
    if (chain_) bind(*chain_, chain_of(set_, rule_, arena_));
  }

 private:
  static bool is_call(const Term& term) { return is_call_to(term, kRuleCall) || is_call_to(term, kChainCall); }
  // rego.metadata.rule(x), which is as x = rego.metadata.rule().
  static bool has_output(const Term& term) { return is_call(term) && term.items.size() == 2; }

  Term* variable_of(const Term& call) {
    Term*& variable = is_call_to(call, kChainCall) ? chain_ : annotation_;
    if (!variable) {
      variable = build_.var(unique_name(compilation_, arena_, ""), call.span);
      compilation_.subjects[variable->name] = &call;
    }
    return build_.var(variable->name, call.span);
  }
  void bind(const Term& variable, const Value& value) {
    Expr* expr = build_.generated_eq(build_.copy(variable), build_.literal(value, variable.span), variable.span);
    rule_.body.insert(rule_.body.begin(), expr);
  }

  Compilation& compilation_;
  const AnnotationSet& set_;
  Rule& rule_;
  Arena& arena_;
  AstBuilder build_;
  Term* chain_ = nullptr;  // its variable, made at the first call
  Term* annotation_ = nullptr;
};

}  // namespace

void rewrite_metadata(Compilation& compilation) {
  const AnnotationSet set(compilation);
  if (compilation.must_stop) return;
  for (const auto& module : compilation.modules) {
    for_each_rule(*module, [&](Rule& rule) {
      MetadataCalls calls(compilation, set, rule);
      const auto rewrite = [&](Body& body) { calls.rewrite(body); };
      for_each_body(rule.body, rewrite);
      for_each_head_body(rule, rewrite);
      for_each_head_slot(rule, [&](Term*& slot) { calls.rewrite(slot); });
      calls.bind_variables();
    });
  }
}

}  // namespace rego

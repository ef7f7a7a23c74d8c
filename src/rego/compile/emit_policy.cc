// Lays out a whole program: numbers units and document nodes first, so that code can name what is emitted later, then
// emits each unit.

#include <algorithm>

#include "rego/compile/unit_emitter.h"
#include "rego/vm/context.h"

namespace rego {
namespace {

bool body_uses_with(const Body& body);

bool term_uses_with(const Term& term) {
  bool found = false;
  Visitor visitor;
  visitor.term = [&](const Term&) { return !found; };
  visitor.body = [&](const Body& inner) { found = found || body_uses_with(inner); };
  walk(term, visitor);
  return found;
}

bool expr_uses_with(const Expr& expr) {
  if (!expr.with.empty()) return true;
  bool found = body_uses_with(expr.body) || body_uses_with(expr.right);
  for_each_operand(expr, [&](const Term& term) { found = found || term_uses_with(term); });
  return found;
}

bool body_uses_with(const Body& body) {
  return std::any_of(body.begin(), body.end(), [](const Expr* expr) { return expr_uses_with(*expr); });
}

bool rule_uses_with(const Rule& rule) {
  for (const Rule* branch = &rule; branch; branch = branch->else_rule) {
    if (body_uses_with(branch->body)) return true;
    for (const Term* term : {branch->head.key, branch->head.value}) {
      if (term && term_uses_with(*term)) return true;
    }
  }
  return false;
}

bool is_partial(const RuleNode& node) {
  return std::any_of(node.rules.begin(), node.rules.end(),
                     [](const RuleEntry& e) { return e.rule->head.key || !e.path.empty(); });
}

UnitKind kind_of(const RuleNode& node) {
  if (node.is_function) return UnitKind::kFunction;
  if (!is_partial(node)) return UnitKind::kComplete;
  return node.rules[0].rule->head.key && node.rules[0].path.empty() ? UnitKind::kPartialSet : UnitKind::kPartialObject;
}

class Layout {
 public:
  Layout(Compilation& compilation, Program& program) : compilation_(compilation), builder_(program) {}

  void number(RuleNode& node) {
    node.data_path = builder_.data_path(node);
    if (!node.rules.empty()) {
      node.unit = static_cast<uint32_t>(ordered_.size());
      ordered_.push_back(&node);
    }
    node.document = static_cast<uint32_t>(builder_.program().nodes.size());
    builder_.program().nodes.push_back(
        {deep_copy(builder_.program().arena, node.key), node.data_path, node.is_function ? kNone : node.unit, {}});
    for (auto& [key, child] : node.children) number(*child);
    for (auto& [key, child] : node.children) {
      if (!child->is_function) builder_.program().nodes[node.document].children.push_back(child->document);
    }
  }

  void emit_units() {
    for (const RuleNode* node : ordered_) emit_unit(*node);
  }

 private:
  void emit_unit(const RuleNode& node) {
    UnitEmitter::Mode mode;
    mode.uses_with =
        std::any_of(node.rules.begin(), node.rules.end(), [](const RuleEntry& e) { return rule_uses_with(*e.rule); });
    UnitEmitter emitter(compilation_, compilation_.tree, builder_, mode);
    Unit unit;
    unit.path = node.path();
    unit.kind = kind_of(node);
    unit.data_path = node.data_path;
    unit.argument_count = static_cast<uint16_t>(node.rules[0].rule->head.args.size());
    if (is_partial(node)) {
      emitter.partial_rule(node);
    } else {
      emitter.complete_rule(node);
    }
    emitter.finish(std::move(unit));
  }

  Compilation& compilation_;
  ProgramBuilder builder_;
  std::vector<const RuleNode*> ordered_;
};

Unit query_unit(std::string path) {
  Unit unit;
  unit.path = std::move(path);
  unit.kind = UnitKind::kQuery;
  return unit;
}

void look_up_data(Program& program, const Value& data) {
  program.data_values.clear();
  for (uint32_t path = 0; path < program.data_paths.size(); path++) {
    program.data_values.push_back(value_at(data, program.data_paths, path));
  }
}

}  // namespace

void emit_policy(Compilation& compilation, const Value& data, Program& program) {
  program.data = data.is_undefined() ? Value::empty_object() : deep_copy(program.arena, data);
  Layout layout(compilation, program);
  layout.number(compilation.tree.root());
  layout.emit_units();
  look_up_data(program, program.data);
  freeze(program.data);
  for (const Value& constant : program.code.constants) freeze(constant);
}

void emit_query(Compilation& compilation, const RuleTree& tree, const Program& policy, Module& module,
                Program& program) {
  ProgramBuilder builder(program);
  const Body& body = module.rules[0]->body;
  const UnitEmitter::Mode mode{true, body_uses_with(body)};
  UnitEmitter value(compilation, tree, builder, mode);
  value.query_value(body);
  value.finish(query_unit("query"));
  UnitEmitter solutions(compilation, tree, builder, mode);
  solutions.query_solutions(body, program);
  solutions.finish(query_unit("query solutions"));
  look_up_data(program, policy.data);
  for (const Value& constant : program.code.constants) freeze(constant);
}

}  // namespace rego

#include "rego/compile/rule_tree.h"

#include <algorithm>

#include "rego/compile/ast_util.h"
#include "rego/value/json.h"

namespace rego {
namespace {

RuleNode& child_of(RuleNode& node, const Value& key) {
  std::unique_ptr<RuleNode>& child = node.children[key];
  if (!child) {
    child = std::make_unique<RuleNode>();
    child->key = key;
    child->parent = &node;
  }
  return *child;
}

// Moves all rules below `node` into `into`, with the way to them as constant operands.
void take_rules(RuleNode& node, RuleNode& into, std::vector<Term*>& way) {
  for (auto& [key, child] : node.children) {
    if (!child->rules.empty() && child->is_function) continue;
    Rule* first = child->rules.empty() ? nullptr : child->rules[0].rule;
    Module* module = first ? first->module : nullptr;
    for (RuleEntry& entry : child->rules) {
      const AstBuilder build(entry.rule->module->arena);
      RuleEntry moved{entry.rule, way};
      moved.path.push_back(build.scalar(key, entry.rule->head.span));
      moved.path.insert(moved.path.end(), entry.path.begin(), entry.path.end());
      into.rules.push_back(std::move(moved));
    }
    child->rules.clear();
    if (child->children.empty()) continue;
    Arena& arena = module ? module->arena : into.rules[0].rule->module->arena;
    way.push_back(AstBuilder(arena).scalar(key, {}));
    take_rules(*child, into, way);
    way.pop_back();
  }
  std::erase_if(node.children, [](const auto& item) { return !item.second->is_function; });
}

void gather(RuleNode& node) {
  const bool is_general =
      std::any_of(node.rules.begin(), node.rules.end(), [](const RuleEntry& e) { return !e.path.empty(); });
  if (is_general && !node.children.empty()) {
    std::vector<Term*> way;
    take_rules(node, node, way);
  }
  for (auto& [key, child] : node.children) gather(*child);
}

}  // namespace

const RuleNode* RuleNode::child(const Value& child_key) const {
  const auto found = children.find(child_key);
  return found == children.end() ? nullptr : found->second.get();
}

std::string RuleNode::path() const {
  if (!parent) return "data";
  const std::string above = parent->path();
  if (!key.is_string()) return above + "[" + to_rego(key) + "]";
  const std::string_view name = key.as_string();
  const bool is_plain =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
      std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
  return is_plain ? above + "." + std::string(name) : above + "[" + to_rego(key) + "]";
}

RuleTree::RuleTree() : root_(std::make_unique<RuleNode>()) {}

RuleNode& RuleTree::package(const Module& module) {
  RuleNode* node = root_.get();
  for (size_t i = 1; i < module.package->items.size(); i++) node = &child_of(*node, module.package->items[i]->scalar);
  return *node;
}

void RuleTree::insert(Module& module, Rule* rule) {
  RuleNode* node = &package(module);
  const Terms& reference = rule->head.reference;
  node = &child_of(*node, Value::string(module.arena, reference[0]->name));
  size_t i = 1;
  for (; i < reference.size() && reference[i]->kind == TermKind::kScalar; i++)
    node = &child_of(*node, reference[i]->scalar);
  node->rules.push_back({rule, {reference.begin() + static_cast<ptrdiff_t>(i), reference.end()}});
  if (!rule->head.args.empty()) node->is_function = true;
}

void RuleTree::gather_general_references() { gather(*root_); }

RuleTree::Reached RuleTree::reach(const Term& ref) const {
  const RuleNode* node = root_.get();
  size_t i = 1;
  for (; i < ref.items.size() && node->rules.empty(); i++) {
    if (ref.items[i]->kind != TermKind::kScalar) break;
    const RuleNode* next = node->child(ref.items[i]->scalar);
    if (!next) break;
    node = next;
  }
  return {node, i};
}

}  // namespace rego

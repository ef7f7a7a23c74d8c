// No rule may depend on itself. The graph has a node for each document and function; a ref that stops above rules
// depends on all of those below that its remaining operands let through.

#include <algorithm>
#include <set>

#include "rego/compile/compilation.h"

namespace rego {
namespace {

using Dependencies = std::set<const RuleNode*>;

// Whether the rest of the ref, from operand `at` on, can reach into the child with this key.
bool admits(const Term& ref, size_t at, const Value& key) {
  return at >= ref.items.size() || ref.items[at]->kind != TermKind::kScalar || equal(ref.items[at]->scalar, key);
}

void add_below(const RuleNode& node, const Term& ref, size_t at, Dependencies& found) {
  if (!node.rules.empty()) {
    if (!node.is_function) found.insert(&node);
    return;
  }
  for (const auto& [key, child] : node.children) {
    if (admits(ref, at, key)) add_below(*child, ref, at + 1, found);
  }
}

class Graph {
 public:
  explicit Graph(Compilation& compilation) : compilation_(compilation) {}

  void visit_all(const RuleNode& node) {
    if (!node.rules.empty()) visit(node);
    for (const auto& [key, child] : node.children) visit_all(*child);
  }

 private:
  enum class Mark : uint8_t { kOpen, kDone };
  struct Step {
    const RuleNode* node;
    std::vector<const RuleNode*> left;
  };

  // Depth first, on a stack of our own: chains of rules may be long.
  void visit(const RuleNode& start) {
    if (marks_.contains(&start)) return;
    std::vector<Step> stack;
    open(start, stack);
    while (!stack.empty()) {
      Step& step = stack.back();
      if (step.left.empty()) {
        marks_[step.node] = Mark::kDone;
        compilation_.rule_order.push_back(step.node);
        stack.pop_back();
        continue;
      }
      const RuleNode* next = step.left.back();
      step.left.pop_back();
      const auto mark = marks_.find(next);
      if (mark == marks_.end()) {
        open(*next, stack);
      } else if (mark->second == Mark::kOpen) {
        return report(*next, stack);
      }
    }
  }

  void open(const RuleNode& node, std::vector<Step>& stack) {
    marks_[&node] = Mark::kOpen;
    const Dependencies found = dependencies(node);
    for (const RuleNode* needed : found) compilation_.dependents[needed].push_back(&node);
    stack.push_back({&node, {found.rbegin(), found.rend()}});
  }

  void report(const RuleNode& node, std::vector<Step>& stack) {
    std::string cycle;
    const auto start = std::find_if(stack.begin(), stack.end(), [&](const Step& step) { return step.node == &node; });
    for (auto step = start; step != stack.end(); ++step) cycle += step->node->path() + " -> ";
    for (const Step& step : stack) marks_[step.node] = Mark::kDone;
    compilation_.report("rego_recursion_error", "rule " + node.path() + " is recursive: " + cycle + node.path(),
                        node.rules[0].rule->head.span);
  }

  Dependencies dependencies(const RuleNode& node) {
    Dependencies found;
    for (const RuleEntry& entry : node.rules) {
      for (const Rule* branch = entry.rule; branch; branch = branch->else_rule) {
        add_body(branch->body, found);
        for (const Term* term : branch->head.args) add_term(*term, found);
        for (const Term* term : branch->head.reference) add_term(*term, found);
        for (const Term* term : {branch->head.key, branch->head.value}) {
          if (term) add_term(*term, found);
        }
      }
    }
    return found;
  }

  void add_body(const Body& body, Dependencies& found) {
    for (const Expr* expr : body) walk(*expr, visitor(found));
  }
  void add_term(const Term& term, Dependencies& found) { walk(term, visitor(found)); }

  Visitor visitor(Dependencies& found) {
    return {[this, &found](const Term& term) {
              if (term.kind == TermKind::kCall) {
                if (const RuleNode* function = called_function(compilation_.tree, term)) found.insert(function);
                for (size_t i = 1; i < term.items.size(); i++) add_term(*term.items[i], found);
                add_body(term.body, found);
                return false;
              }
              if (term.kind == TermKind::kRef && is_var(*term.items[0], "data")) add_ref(term, found);
              return true;
            },
            [this, &found](const Body& body) { add_body(body, found); }};
  }

  void add_ref(const Term& ref, Dependencies& found) {
    const RuleTree::Reached reached = compilation_.tree.reach(ref);
    const bool is_base = reached.operands < ref.items.size() && reached.node->rules.empty() &&
                         ref.items[reached.operands]->kind == TermKind::kScalar;
    if (!is_base) add_below(*reached.node, ref, reached.operands, found);
  }

  Compilation& compilation_;
  std::map<const RuleNode*, Mark> marks_;
};

}  // namespace

std::vector<const RuleNode*> Compilation::dependents_of(const RuleNode& start) const {
  std::set<const RuleNode*> known;
  std::vector<const RuleNode*> found;
  const auto add = [&](const RuleNode* node) {
    if (known.insert(node).second) found.push_back(node);
  };
  std::vector<const RuleNode*> below{&start};
  while (!below.empty()) {
    const RuleNode* node = below.back();
    below.pop_back();
    if (!node->rules.empty()) add(node);
    for (const auto& [key, child] : node->children) below.push_back(child.get());
  }
  for (size_t i = 0; i < found.size(); i++) {
    const auto users = dependents.find(found[i]);
    if (users == dependents.end()) continue;
    for (const RuleNode* user : users->second) add(user);
  }
  return found;
}

void check_recursion(Compilation& compilation) { Graph(compilation).visit_all(compilation.tree.root()); }

}  // namespace rego

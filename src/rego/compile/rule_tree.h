#pragma once
// The tree of all packages and rules below `data`: where references are looked up at compile time, and what the
// machine's document nodes are made from.
//
// Rules whose heads are general references share the node of their ground prefix: p.q[x].r stands at p.q with the
// dynamic path [x, "r"]. Where such a rule stands, all rules below it are taken into the same document.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rego/program/program.h"
#include "rego/syntax/ast.h"

namespace rego {

struct ValueLess {
  bool operator()(const Value& a, const Value& b) const { return compare(a, b) < 0; }
};

// One rule of the source, as it stands at its node.
struct RuleEntry {
  Rule* rule = nullptr;
  std::vector<Term*> path;  // operands behind the ground prefix
};

struct RuleNode {
  Value key;
  RuleNode* parent = nullptr;
  std::map<Value, std::unique_ptr<RuleNode>, ValueLess> children;
  std::vector<RuleEntry> rules;  // in source order; `default` rules too
  bool is_function = false;
  uint32_t unit = kNone;
  uint32_t document = kNone;  // index of its DocumentNode
  uint32_t data_path = kNone;

  const RuleNode* child(const Value& child_key) const;
  // "data.a.b", with non-string keys in brackets.
  std::string path() const;
  size_t depth() const { return parent ? parent->depth() + 1 : 0; }
};

class RuleTree {
 public:
  RuleTree();
  RuleNode& root() { return *root_; }
  const RuleNode& root() const { return *root_; }

  // The node at the package's path, made where it is missing.
  RuleNode& package(const Module& module);
  void insert(Module& module, Rule* rule);
  // Takes the rules below a general reference into its document. Call once, after all insertions.
  void gather_general_references();

  // The node that a ref reaches through constant operands from `data`, and how many operands that took. Stops at rules.
  struct Reached {
    const RuleNode* node;
    size_t operands;  // of the ref, its head included
  };
  Reached reach(const Term& ref) const;

 private:
  std::unique_ptr<RuleNode> root_;
};

}  // namespace rego

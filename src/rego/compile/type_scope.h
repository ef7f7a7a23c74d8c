#pragma once
// What the checker knows of the types around a place: of documents, in layers that hide one another, and of variables,
// in bodies within bodies. Private to the checker.

#include <map>
#include <memory>
#include <span>
#include <string_view>

#include "rego/compile/rule_tree.h"
#include "rego/compile/types.h"
#include "rego/syntax/ast.h"

namespace rego {

// The types of documents by their paths; the first key is "data" or "input". A node without a type has children.
struct TypeNode {
  std::map<Value, std::unique_ptr<TypeNode>, ValueLess> children;
  const StaticType* type = nullptr;

  const TypeNode* child(const Value& key) const;
  TypeNode& reach(std::span<const Value> path);
  // The document as one type: its known children, and whatever else the base document may hold.
  const StaticType* extent(TypePool& pool) const;
};

struct TypeLayer {
  TypeNode root;
  const TypeLayer* outer = nullptr;

  void put(std::span<const Value> path, const StaticType* type) { root.reach(path).type = type; }
  // Merges a definition's type with what stands at its path, above it and below it.
  void insert(TypePool& pool, std::span<const Value> path, const StaticType* type);
};

struct VariableTypes {
  std::map<std::string_view, const StaticType*> own;
  const VariableTypes* outer = nullptr;

  const StaticType* find(std::string_view name) const;
};

// What the checker has found out of a policy: what its queries are checked against.
struct PolicyTypes {
  Arena arena;  // keys of paths
  TypePool pool;
  TypeLayer documents;
};

}  // namespace rego

#include "rego/compile/type_scope.h"

namespace rego {
namespace {

// The object with one more key, as deep as the path says.
const StaticType* with_key(TypePool& pool, const StaticType& object, std::span<const Value> path,
                           const StaticType* type) {
  const StaticType* key = pool.of(path[0]);
  const StaticType* value = type;
  if (path.size() > 1) value = with_key(pool, *pool.object({}), path.subspan(1), type);
  if (!object.has_others) return pool.object(object.fields, key, value);
  return pool.object(object.fields, pool.either(object.key, key), pool.either(object.value, value));
}

void insert_into(TypePool& pool, const StaticType*& type, std::span<const Value> path, const StaticType* inserted) {
  if (type && type->kind == TypeKind::kObject && !path.empty()) type = with_key(pool, *type, path, inserted);
}

void insert_leaves(TypePool& pool, const TypeNode& node, std::vector<Value>& path, const StaticType*& type) {
  if (node.type) return insert_into(pool, type, path, node.type);
  for (const auto& [key, child] : node.children) {
    path.push_back(key);
    insert_leaves(pool, *child, path, type);
    path.pop_back();
  }
}

}  // namespace

const TypeNode* TypeNode::child(const Value& key) const {
  const auto found = children.find(key);
  return found == children.end() ? nullptr : found->second.get();
}

TypeNode& TypeNode::reach(std::span<const Value> path) {
  TypeNode* node = this;
  for (const Value& key : path) {
    std::unique_ptr<TypeNode>& next = node->children[key];
    if (!next) next = std::make_unique<TypeNode>();
    node = next.get();
  }
  return *node;
}

const StaticType* TypeNode::extent(TypePool& pool) const {
  if (type) return type;
  std::vector<TypeField> fields;
  for (const auto& [key, node] : children) fields.push_back({key, node->extent(pool)});
  return pool.object(std::move(fields), pool.scalar(TypeKind::kString), pool.any());
}

void TypeLayer::insert(TypePool& pool, std::span<const Value> path, const StaticType* type) {
  TypeNode* node = &root;
  for (size_t i = 0; i < path.size(); i++) {
    node = &node->reach(path.subspan(i, 1));
    if (i + 1 < path.size()) insert_into(pool, node->type, path.subspan(i + 1), type);
  }
  node->type = pool.merge(node->type, type);
  if (!type || type->kind != TypeKind::kObject) return;
  std::vector<Value> below;
  for (const auto& [key, child] : node->children) {
    below.push_back(key);
    insert_leaves(pool, *child, below, node->type);
    below.pop_back();
  }
}

const StaticType* VariableTypes::find(std::string_view name) const {
  for (const VariableTypes* level = this; level; level = level->outer) {
    if (const auto found = level->own.find(name); found != level->own.end()) return found->second;
  }
  return nullptr;
}

}  // namespace rego

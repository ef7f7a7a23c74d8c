// A node stands for an object. A document stays whole until a second one arrives at the same place; only then it is
// opened into children, so that big documents are not taken apart for nothing.

#include "rego/engine/data_tree.h"

#include "rego/value/builders.h"

namespace rego {

void DataTree::open(Node& node) {
  if (node.leaf.is_undefined()) return;
  for (const auto& [key, value] : node.leaf.entries()) {
    Node& child = node.children[std::string(key.as_string())];
    child.leaf = value;
    child.origin = node.origin;
  }
  node.leaf = Value();
}

bool DataTree::merge(Node& node, const Value& document, const std::string& origin, Conflict& conflict) {
  const bool is_new = node.leaf.is_undefined() && node.children.empty();
  if (is_new && node.origin.empty()) {
    node.leaf = document;
    node.origin = origin;
    return true;
  }
  if (!document.is_object() || (node.leaf.is_defined() && !node.leaf.is_object())) {
    conflict.origin = node.origin;
    return false;
  }
  open(node);
  for (const auto& [key, value] : document.entries()) {
    conflict.path.emplace_back(key.as_string());
    if (!merge(node.children[conflict.path.back()], value, origin, conflict)) return false;
    conflict.path.pop_back();
  }
  return true;
}

std::unique_ptr<DataTree::Conflict> DataTree::add(std::span<const std::string> path, const Value& document,
                                                  const std::string& origin) {
  auto conflict = std::make_unique<Conflict>();
  Node* node = &root_;
  for (const std::string& part : path) {
    if (node->leaf.is_defined() && !node->leaf.is_object()) {
      conflict->origin = node->origin;
      return conflict;
    }
    open(*node);
    if (node->origin.empty()) node->origin = origin;
    conflict->path.push_back(part);
    node = &node->children[part];
  }
  if (merge(*node, document, origin, *conflict)) return nullptr;
  return conflict;
}

Value DataTree::build(base::Arena& arena, const Node& node) {
  if (node.leaf.is_defined()) return node.leaf;
  ObjectBuilder object(arena);
  for (const auto& [key, child] : node.children) object.add(Value::string(arena, key), build(arena, child));
  return object.finish();
}

Value DataTree::build(base::Arena& arena) const { return build(arena, root_); }

}  // namespace rego

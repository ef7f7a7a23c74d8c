// Taking a document apart along paths and putting it together again.

#include "rego/builtins/patch_tree.h"

#include <algorithm>

#include "rego/builtins/operands.h"
#include "rego/value/json.h"

namespace rego {

namespace {

std::string_view go_type_name(const Value& value) {
  switch (value.type()) {
    case Type::kNull:
      return "ast.Null";
    case Type::kBoolean:
      return "ast.Boolean";
    case Type::kNumber:
      return "ast.Number";
    default:
      return "ast.String";
  }
}

}  // namespace

template <typename... Values>
std::nullptr_t PatchTree::fail_about(const char* format, const Values&... values) {
  problem = context_.keeps_errors ? fmt::format(fmt::runtime(format), to_rego(values)...) : std::string();
  return nullptr;
}

std::nullptr_t PatchTree::fail_scalar(const Value& value) {
  problem = context_.keeps_errors ? fmt::format("expected composite type, found value: {} (type: {})", to_rego(value),
                                                go_type_name(value))
                                  : std::string();
  return nullptr;
}

PatchTree::PatchTree(BuiltinContext& context, const Value& document)
    : context_(context), arena_(context.arena), root_(make_node(document)) {}

PatchTree::Node* PatchTree::make_node(const Value& value) { return arena_.create<Node>(Node{value, false, nullptr}); }

void PatchTree::open(Node& node) {
  // An item of a set may have changed, and with it its place: put the set together and take it apart anew.
  if (node.is_open && node.value.is_set()) {
    node.value = render(node);
    node.is_open = false;
  }
  if (node.is_open) return;
  node.is_open = true;
  node.members = arena_.create<ArenaVector<Member>>(arena_);
  if (node.value.is_object()) {
    for (const Entry& entry : node.value.entries()) node.members->push_back({entry.key, make_node(entry.value)});
  } else {
    for (const Value& item : node.value.items()) node.members->push_back({item, make_node(item)});
  }
}

size_t PatchTree::place_of(const Node& node, const Value& key) const {
  const auto members = node.members->span();
  const auto place = std::partition_point(members.begin(), members.end(),
                                          [&](const Member& member) { return compare(member.key, key) < 0; });
  return static_cast<size_t>(place - members.begin());
}

bool PatchTree::has_key(const Node& node, size_t place, const Value& key) const {
  return place < node.members->size() && equal((*node.members)[place].key, key);
}

int64_t PatchTree::index_of(const Value& step, size_t size) {
  std::optional<int64_t> index;
  if (step.is_number()) {
    index = step.is_integer() ? step.as_integer() : plain_integer(step.as_text());
  } else if (step.is_string()) {
    const std::string_view text = step.as_string();
    if (text == "-") return static_cast<int64_t>(size);
    index = plain_integer(text);
    if (index && text != "0" && text.starts_with('0')) {
      fail("leading zeros are not allowed in JSON paths");
      return kNoIndex;
    }
  }
  if (!index) {
    fail(step.is_number()   ? "invalid number type for indexing"
         : step.is_string() ? "invalid string for indexing"
                            : "invalid type for indexing");
    return kNoIndex;
  }
  return *index;
}

PatchTree::Node* PatchTree::descend(Path path) {
  Node* node = root_;
  for (const Value& step : path) {
    if (node->value.is_undefined()) return fail("nil value encountered where composite value was expected");
    if (!node->value.is_collection()) return fail_scalar(node->value);
    open(*node);
    size_t place;
    if (node->value.is_array()) {
      const int64_t index = index_of(step, node->members->size());
      if (index == kNoIndex) return nullptr;
      if (index < 0 || static_cast<size_t>(index) >= node->members->size()) {
        return fail_about("path {} does not exist in array term {}", Value::integer(index), render(*node));
      }
      place = static_cast<size_t>(index);
    } else {
      place = place_of(*node, step);
      if (!has_key(*node, place, step)) {
        return fail_about(node->value.is_set() ? "path [{}] does not exist in set term {}"
                                               : "path {} does not exist in object term {}",
                          step, render(*node));
      }
    }
    node = (*node->members)[place].child;
  }
  return node;
}

void PatchTree::insert_at(Node& node, size_t place, const Member& member) {
  node.members->push_back(member);
  std::rotate(node.members->begin() + place, node.members->end() - 1, node.members->end());
}

void PatchTree::erase_at(Node& node, size_t place) {
  std::copy(node.members->begin() + place + 1, node.members->end(), node.members->begin() + place);
  node.members->truncate(node.members->size() - 1);
}

bool PatchTree::insert(Path path, const Value& value) {
  if (path.empty()) {
    *root_ = Node{value, false, nullptr};
    return true;
  }
  Node* parent = descend(path.first(path.size() - 1));
  if (!parent) return false;
  if (parent->value.is_undefined()) return fail("deleted node encountered during insert operation") != nullptr;
  if (!parent->value.is_collection()) return fail_scalar(parent->value) != nullptr;
  const Value& key = path.back();
  if (parent->value.is_set() && !equal(key, value)) {
    return fail_about("set key {} does not equal value to be inserted {}", key, value) != nullptr;
  }
  open(*parent);
  Node* child = make_node(value);
  if (parent->value.is_array()) {
    const int64_t index = index_of(key, parent->members->size());
    if (index == kNoIndex) return false;
    if (index < 0 || static_cast<size_t>(index) > parent->members->size()) {
      return fail("index for array insertion out of bounds") != nullptr;
    }
    insert_at(*parent, static_cast<size_t>(index), {Value::null(), child});
    return true;
  }
  const size_t place = place_of(*parent, key);
  if (has_key(*parent, place, key)) {
    (*parent->members)[place].child = child;
  } else {
    insert_at(*parent, place, {key, child});
  }
  return true;
}

bool PatchTree::remove(Path path) {
  if (path.empty()) {
    if (root_->value.is_undefined()) return fail("deleted node encountered during delete operation") != nullptr;
    *root_ = Node{};
    return true;
  }
  Node* parent = descend(path.first(path.size() - 1));
  if (!parent) return false;
  if (parent->value.is_undefined()) return fail("deleted node encountered during delete operation") != nullptr;
  if (!parent->value.is_collection()) return fail_scalar(parent->value) != nullptr;
  open(*parent);
  const Value& key = path.back();
  if (parent->value.is_array()) {
    const int64_t index = index_of(key, parent->members->size());
    if (index == kNoIndex) return false;
    if (index < 0 || static_cast<size_t>(index) >= parent->members->size()) {
      return fail("index for array delete out of bounds") != nullptr;
    }
    erase_at(*parent, static_cast<size_t>(index));
    return true;
  }
  const size_t place = place_of(*parent, key);
  if (!has_key(*parent, place, key)) {
    return fail_about("cannot delete child key {} that does not exist", key) != nullptr;
  }
  erase_at(*parent, place);
  return true;
}

Value PatchTree::get(Path path) {
  const Node* node = descend(path);
  return node ? render(*node) : Value();
}

Value PatchTree::render(const Node& node) const {
  if (!node.is_open) return node.value;
  if (node.value.is_object()) {
    ObjectBuilder builder(arena_);
    for (const Member& member : node.members->span()) builder.add(member.key, render(*member.child));
    return builder.finish();
  }
  if (node.value.is_set()) {
    SetBuilder builder(arena_);
    for (const Member& member : node.members->span()) builder.add(render(*member.child));
    return builder.finish();
  }
  ArrayBuilder builder(arena_);
  for (const Member& member : node.members->span()) builder.add(render(*member.child));
  return builder.finish();
}

}  // namespace rego

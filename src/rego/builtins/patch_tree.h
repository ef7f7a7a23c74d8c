#pragma once
// PatchTree: a document that json.patch changes piece by piece. Only what a change passes through is taken apart.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "rego/builtins/builtin.h"
#include "rego/value/builders.h"

namespace rego {

class PatchTree {
 public:
  using Path = std::span<const Value>;

  // Errors are worded in full where `context` keeps them.
  PatchTree(BuiltinContext& context, const Value& document);

  // Each is false when the path leads nowhere or cannot be used so; then `problem` says why.
  bool insert(Path path, const Value& value);
  bool remove(Path path);
  // The value at a path; undefined where that fails.
  Value get(Path path);

  // The document as it is now; undefined when it was removed as a whole.
  Value finish() { return render(*root_); }

  std::string problem;

 private:
  struct Member;
  struct Node {
    Value value;  // while it was not taken apart
    bool is_open = false;
    ArenaVector<Member>* members = nullptr;
  };
  // In an array the key is unused; in a set it is the item.
  struct Member {
    Value key;
    Node* child;
  };

  Node* make_node(const Value& value);
  void open(Node& node);
  Node* descend(Path path);
  // The place of a key in an open object or set, or where it would stand.
  size_t place_of(const Node& node, const Value& key) const;
  bool has_key(const Node& node, size_t place, const Value& key) const;
  // The index that a step names in an array of `size` items ("-" is `size`), which may be out of bounds; kNoIndex when
  // it names none.
  static constexpr int64_t kNoIndex = INT64_MIN;
  int64_t index_of(const Value& step, size_t size);
  void insert_at(Node& node, size_t place, const Member& member);
  void erase_at(Node& node, size_t place);
  Value render(const Node& node) const;
  std::nullptr_t fail(std::string_view what) {
    problem = what;
    return nullptr;
  }
  // The same with formatted values: "path {} does not exist in object term {}".
  template <typename... Values>
  std::nullptr_t fail_about(const char* format, const Values&... values);
  std::nullptr_t fail_scalar(const Value& value);

  BuiltinContext& context_;
  Arena& arena_;
  Node* root_;
};

}  // namespace rego

#pragma once
// A configuration file as a tree in which every node knows its line and column. Stricter than YAML need be: a key that
// stands twice, a second document and merge keys are problems, because a person who reads the file may be misled.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "daemon/config/problem.h"
#include "rego/value/value.h"

namespace bulkhead::config {

inline constexpr size_t kFileBytesMax = size_t{1} << 20;
inline constexpr size_t kNodesMax = 100'000;  // as if aliases were copied
inline constexpr size_t kNestingMax = 32;
inline constexpr size_t kMembersMax = 256;  // of one map

enum class NodeKind { kScalar, kList, kMap };

struct Member;

struct Node {
  NodeKind kind = NodeKind::kScalar;
  Place place;
  rego::Value scalar;  // null, a boolean, a number or a string
  std::vector<const Node*> items;
  std::vector<Member> members;  // in the order of the file, each key once
  size_t nodes = 1;             // this and all below, as if aliases were copied

  const Member* find(std::string_view key) const;
  // For messages: "a list", "the text \"x\"", "nothing".
  std::string description() const;
};

struct Member {
  std::string key;
  Place place;
  const Node* node;
};

class Tree {
 public:
  // The root of `text`; null, with a problem, where it is no YAML. Scalars live in `arena`, nodes in this tree.
  const Node* read(base::Arena& arena, std::string_view text, Problems& problems);

 private:
  friend class TreeReader;

  std::deque<Node> nodes_;
};

}  // namespace bulkhead::config

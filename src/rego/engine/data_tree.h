#pragma once
// The base document while it is put together from many files: each brings a document for a path, and no two may say
// different things about the same place.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "rego/value/value.h"

namespace rego {

class DataTree {
 public:
  // Where two documents clash: the path below data, and the origin of the first.
  struct Conflict {
    std::vector<std::string> path;
    std::string origin;
  };

  // Adds `document` at `path` (empty: the root; then it must be an object). Objects are merged key by key; what else
  // meets at one place is a conflict, and then nothing of the document may be relied on.
  std::unique_ptr<Conflict> add(std::span<const std::string> path, const Value& document, const std::string& origin);

  // The whole as a Value; the documents' own arenas must outlive it.
  Value build(base::Arena& arena) const;

 private:
  struct Node {
    std::map<std::string, Node, std::less<>> children;  // used when `leaf` is undefined
    Value leaf;                                         // a document that nothing was merged into yet
    std::string origin;
  };

  static bool merge(Node& node, const Value& document, const std::string& origin, Conflict& conflict);
  static void open(Node& node);
  static Value build(base::Arena& arena, const Node& node);

  Node root_;
};

}  // namespace rego

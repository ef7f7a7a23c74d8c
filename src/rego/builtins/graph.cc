// Walks through documents and graphs. A graph is an object that has under each vertex its neighbours, an array or a
// set.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

// Past these the evaluation stops.
constexpr size_t kWalkedMax = 10'000'000;  // vertices or values, each with its path
constexpr size_t kPathsStepsMax = size_t{1} << 24;

std::span<const Value> neighbours(const Value& edges) {
  return edges.is_array() || edges.is_set() ? edges.items() : std::span<const Value>();
}

class Walker {
 public:
  explicit Walker(BuiltinContext& context) : context_(context), path_(context.arena), found_(context.arena) {}

  Value run(const Value& value) {
    walk(value);
    if (steps_ > kWalkedMax) return context_.fail_halt("document is too large to walk");
    return found_.finish();
  }

 private:
  void walk(const Value& value) {
    steps_ += path_.size() + 1;
    if (steps_ > kWalkedMax) return;
    const Value pair[] = {Value::array(context_.arena, path_.span()), value};
    found_.add(Value::array(context_.arena, pair));
    if (value.is_object()) {
      for (const Entry& entry : value.entries()) step(entry.key, entry.value);
    } else if (value.is_array()) {
      const auto items = value.items();
      for (size_t i = 0; i < items.size(); i++) step(Value::integer(static_cast<int64_t>(i)), items[i]);
    } else if (value.is_set()) {
      for (const Value& item : value.items()) step(item, item);
    }
  }

  void step(const Value& key, const Value& value) {
    path_.push_back(key);
    walk(value);
    path_.truncate(path_.size() - 1);
  }

  BuiltinContext& context_;
  ArenaVector<Value> path_;
  ArrayBuilder found_;
  size_t steps_ = 0;
};

Value walk(BuiltinContext& context, BuiltinArgs args) { return Walker(context).run(args[0]); }

bool require_graph(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return false;
  if (args[1].is_array() || args[1].is_set()) return true;
  context.fail_operand("operand 2 must be {array, set} but got " + std::string(type_name(args[1].type())));
  return false;
}

// Which entries of the graph were seen: a bit for each, by its place.
class Seen {
 public:
  Seen(Arena& arena, const Value& graph)
      : entries_(graph.entries()), bits_(arena.allocate_array<bool>(entries_.size())) {
    std::fill_n(bits_, entries_.size(), false);
  }

  // The entry of a vertex, or null when it is not in the graph.
  const Entry* find(const Value& vertex) const {
    const auto place =
        std::ranges::partition_point(entries_, [&](const Entry& entry) { return compare(entry.key, vertex) < 0; });
    return place != entries_.end() && equal(place->key, vertex) ? &*place : nullptr;
  }
  bool& operator[](const Entry* entry) { return bits_[entry - entries_.data()]; }

 private:
  std::span<const Entry> entries_;
  bool* bits_;
};

Value reachable(BuiltinContext& context, BuiltinArgs args) {
  if (!require_graph(context, args)) return {};
  Seen seen(context.arena, args[0]);
  ArenaVector<const Entry*> queue(context.arena);
  const auto visit = [&](const Value& vertex) {
    const Entry* entry = seen.find(vertex);
    if (!entry || seen[entry]) return;
    seen[entry] = true;
    queue.push_back(entry);
  };
  for (const Value& vertex : args[1].items()) visit(vertex);
  for (size_t i = 0; i < queue.size(); i++) {
    for (const Value& vertex : neighbours(queue[i]->value)) visit(vertex);
  }
  SetBuilder reached(context.arena);
  for (const Entry* entry : queue.span()) reached.add(entry->key);
  return reached.finish();
}

// All paths from a vertex to where it goes no further without a cycle.
class PathFinder {
 public:
  PathFinder(BuiltinContext& context, const Value& graph)
      : context_(context), on_path_(context.arena, graph), path_(context.arena), found_(context.arena) {}

  void start(const Value& vertex) {
    const Entry* entry = on_path_.find(vertex);
    if (!entry) return;
    path_.truncate(0);
    path_.push_back(vertex);
    on_path_[entry] = true;
    const auto next = neighbours(entry->value);
    if (next.empty()) commit();
    // As in OPA, the first step may lead back to where it starts; cycles are noticed from the second on.
    for (const Value& neighbour : next) {
      const Entry* following = on_path_.find(neighbour);
      following ? enter(following, neighbour) : commit();
    }
    on_path_[entry] = false;
  }

  Value finish() {
    if (steps_ > kPathsStepsMax) return context_.fail_halt("graph has too many paths");
    return found_.finish();
  }

 private:
  void enter(const Entry* entry, const Value& vertex) {
    const bool was_on_path = on_path_[entry];
    path_.push_back(vertex);
    on_path_[entry] = true;
    const auto next = neighbours(entry->value);
    if (next.empty()) commit();
    for (const Value& neighbour : next) {
      if (steps_ > kPathsStepsMax) break;
      visit(neighbour);
    }
    on_path_[entry] = was_on_path;
    path_.truncate(path_.size() - 1);
  }

  void visit(const Value& vertex) {
    const Entry* entry = on_path_.find(vertex);
    if (!entry || on_path_[entry] || path_.size() >= kPathLengthMax) return commit();
    enter(entry, vertex);
  }

  void commit() {
    if (path_.size() >= kPathLengthMax) steps_ = kPathsStepsMax;
    steps_ += path_.size() + 1;
    if (steps_ <= kPathsStepsMax) found_.add(Value::array(context_.arena, path_.span()));
  }

  static constexpr size_t kPathLengthMax = 5000;  // bounds the recursion

  BuiltinContext& context_;
  Seen on_path_;
  ArenaVector<Value> path_;
  SetBuilder found_;
  size_t steps_ = 0;
};

Value reachable_paths(BuiltinContext& context, BuiltinArgs args) {
  if (!require_graph(context, args)) return {};
  PathFinder finder(context, args[0]);
  for (const Value& vertex : args[1].items()) finder.start(vertex);
  return finder.finish();
}

constexpr BuiltinRow kRows[] = {
    {"walk", "", "(x: any) => output: array<array[any], any>",
     "Every value in a document, itself included, with the path that leads to it.", walk, BuiltinFlags::kRelation},
    {"graph.reachable", "",
     "(graph: object[any: any<array[any], set[any]>], initial: any<array[any], set[any]>) => output: set[any]",
     "All vertices of the graph that can be reached from the initial ones, which count.", reachable},
    {"graph.reachable_paths", "",
     "(graph: object[any: any<array[any], set[any]>], initial: any<array[any], set[any]>) => output: set[array[any]]",
     "All paths without cycles from the initial vertices as far as they go.", reachable_paths},
};

}  // namespace

BuiltinFamily graph_builtins() { return kRows; }

}  // namespace rego

// Nested documents are assembled at the end: rows of (path, leaf) are sorted by path and grouped level by level. A leaf
// and a longer path in the same place, or two different leaves, are a conflict.

#include "rego/vm/collector.h"

#include <algorithm>

namespace rego {
namespace {

struct Row {
  std::span<const Value> path;
  Leaf leaf;
  Value value;
};

using Rows = std::span<Row>;

Value leaves(Arena& arena, Rows rows, size_t depth) {
  const bool all_end_here = std::all_of(
      rows.begin(), rows.end(), [&](const Row& row) { return row.path.size() == depth && row.leaf == rows[0].leaf; });
  if (!all_end_here) return {};
  if (rows[0].leaf == Leaf::kSetMember) {
    SetBuilder set(arena);
    for (const Row& row : rows) set.add(row.value);
    return set.finish();
  }
  const bool agree =
      std::all_of(rows.begin(), rows.end(), [&](const Row& row) { return equal(row.value, rows[0].value); });
  return agree ? rows[0].value : Value();
}

Value nest(Arena& arena, Rows rows, size_t depth) {
  const bool has_leaf = std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.path.size() == depth; });
  if (has_leaf) return leaves(arena, rows, depth);
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Row& a, const Row& b) { return compare(a.path[depth], b.path[depth]) < 0; });
  ObjectBuilder object(arena);
  for (size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && equal(rows[begin].path[depth], rows[end].path[depth])) end++;
    const Value below = nest(arena, rows.subspan(begin, end - begin), depth + 1);
    if (below.is_undefined()) return {};
    object.add(rows[begin].path[depth], below);
  }
  return object.finish();
}

Value finish_nested(Arena& arena, ArenaVector<Value>& items) {
  ArenaVector<Row> rows(arena);
  for (size_t at = 0; at < items.size();) {
    const auto key_count = static_cast<size_t>(items[at].as_integer());
    const auto leaf = static_cast<Leaf>(items[at + 1].as_integer());
    rows.push_back({items.span().subspan(at + 2, key_count), leaf, items[at + 2 + key_count]});
    at += key_count + 3;
  }
  if (rows.empty()) return Value::empty_object();
  return nest(arena, {rows.begin(), rows.end()}, 0);
}

Value finish_object(Arena& arena, ArenaVector<Value>& items) {
  ObjectBuilder object(arena);
  object.reserve(items.size() / 2);
  for (size_t i = 0; i < items.size(); i += 2) object.add(items[i], items[i + 1]);
  return object.finish_without_conflict();
}

}  // namespace

Value finish(Arena& arena, Collector& collector) {
  switch (collector.kind) {
    case BuilderKind::kArray:
      return Value::array(arena, collector.items.span());
    case BuilderKind::kSet: {
      SetBuilder set(arena);
      set.reserve(collector.items.size());
      for (const Value& item : collector.items.span()) set.add(item);
      return set.finish();
    }
    case BuilderKind::kObject:
      return finish_object(arena, collector.items);
    case BuilderKind::kNested:
      return finish_nested(arena, collector.items);
  }
  return {};
}

}  // namespace rego

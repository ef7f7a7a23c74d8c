#include "rego/vm/context.h"

#include <algorithm>

#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

Memory zeroed_memory(Arena& arena, size_t count) {
  Memory memory{arena.allocate_array<Value>(count), arena.allocate_array<uint32_t>(count)};
  std::fill_n(memory.stamps, count, 0);
  return memory;
}

bool is_prefix(std::span<const Value> prefix, std::span<const Value> keys) {
  return prefix.size() <= keys.size() && std::equal(prefix.begin(), prefix.end(), keys.begin(), equal);
}

}  // namespace

void allocate_memory(Arena& arena, const Program& policy, Context& context) {
  context.rules = zeroed_memory(arena, policy.units.size());
  context.input_paths = zeroed_memory(arena, policy.input_paths.size());
}

Value path_keys(Arena& arena, const std::vector<Path>& paths, uint32_t path) {
  ArrayBuilder keys(arena);
  for (; paths[path].parent != kNone; path = paths[path].parent) keys.add(paths[path].key);
  const Value reversed = keys.finish();
  ArrayBuilder ordered(arena);
  for (size_t i = reversed.size(); i > 0; i--) ordered.add(reversed.items()[i - 1]);
  return ordered.finish();
}

Value with_value_at(Arena& arena, const Value& document, const Value& keys, size_t depth, const Value& value) {
  if (depth == keys.size()) return value;
  const Value& key = keys.items()[depth];
  const Value below = document.is_object() ? document.get(key) : Value();
  ObjectBuilder object(arena);
  if (document.is_object()) {
    for (const Entry& entry : document.entries()) object.add(entry.key, entry.value);
  }
  object.add(key, with_value_at(arena, below, keys, depth + 1, value));
  return object.finish();
}

Value value_at(const Value& document, const std::vector<Path>& paths, uint32_t path) {
  const Path& last = paths[path];
  if (last.parent == kNone) return document;
  const Value above = value_at(document, paths, last.parent);
  const bool is_named_by_number = last.key.is_number() && above.is_object();
  return is_named_by_number ? above.get(number_to_string(last.key)) : above.get(last.key);
}

bool is_overlaid(Arena& arena, const Context& context, const Program& program, uint32_t path) {
  const Value keys = path_keys(arena, program.data_paths, path);
  for (const DataOverlay* overlay = context.overlays; overlay; overlay = overlay->next) {
    if (is_prefix(path_keys(arena, overlay->program->data_paths, overlay->path).items(), keys.items())) return true;
  }
  return false;
}

}  // namespace rego

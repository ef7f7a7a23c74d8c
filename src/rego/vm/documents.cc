// Documents: paths below input and data, and the document of a package, which merges what its rules say with the base
// document. Where both say something under one name, the merged document shows the base; where `with` has
// replaced a path, it shows the replacement.

#include "rego/value/builders.h"
#include "rego/vm/state.h"

namespace rego {

Value Machine::State::input_path(uint32_t path) {
  if (context->input_paths.has(path, context->stamp)) return context->input_paths.values[path];
  const Path& last = policy->input_paths[path];
  const Value value = last.parent == kNone ? context->input : input_path(last.parent).get(last.key);
  context->input_paths.set(path, context->stamp, value);
  return value;
}

Value Machine::State::data_path(const Program& program, uint32_t path) {
  return value_at(context->data, program.data_paths, path);
}

Value Machine::State::rule_value(uint32_t unit) {
  if (context->rules.has(unit, context->stamp)) return context->rules.values[unit];
  return run(*policy, policy->units[unit], {});
}

Value Machine::State::document(uint32_t index, std::span<const Value> filter) {
  const DocumentNode& node = policy->nodes[index];
  const Value base = data_path(*policy, node.data_path);
  if (context->overlays && is_overlaid(*arena, *context, *policy, node.data_path)) return base;
  if (node.unit != kNone) return rule_value(node.unit);
  ObjectBuilder merged(*arena);
  if (base.is_object()) {
    for (const Entry& entry : base.entries()) merged.add(entry.key, entry.value);
  }
  for (const uint32_t child : node.children) {
    const Value& key = policy->nodes[child].key;
    if (!filter.empty() && filter[0].is_defined() && !equal(filter[0], key)) continue;
    const bool is_shadowed = policy->nodes[child].unit != kNone && base.is_object() && base.get(key).is_defined();
    if (is_shadowed) continue;
    const Value value = document(child, filter.empty() ? filter : filter.subspan(1));
    if (failed) return {};
    if (value.is_defined()) merged.add(key, value);
  }
  return merged.finish();
}

}  // namespace rego

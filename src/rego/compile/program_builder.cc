#include "rego/compile/program_builder.h"

#include "rego/syntax/source.h"
#include "rego/value/json.h"

namespace rego {

bool SpellingLess::operator()(const Value& a, const Value& b) const {
  if (const int order = compare(a, b)) return order < 0;
  if (a.type() <= Type::kBoolean || a.is_string()) return false;
  return to_rego(a) < to_rego(b);
}

uint32_t ProgramBuilder::constant(const Value& value) {
  const auto found = constant_index_.find(value);
  if (found != constant_index_.end()) return found->second;
  const Value kept = deep_copy(program_.arena, value);
  const auto index = static_cast<uint32_t>(program_.code.constants.size());
  program_.code.constants.push_back(kept);
  constant_index_.emplace(kept, index);
  return index;
}

uint32_t ProgramBuilder::path(std::vector<Path>& paths, PathIndex& index, uint32_t parent, const Value& key) {
  auto& children = index[parent];
  const auto found = children.find(key);
  if (found != children.end()) return found->second;
  const Value kept = deep_copy(program_.arena, key);
  const auto number = static_cast<uint32_t>(paths.size());
  paths.push_back({parent, kept});
  children.emplace(kept, number);
  return number;
}

uint32_t ProgramBuilder::data_path(const RuleNode& node) {
  return node.parent ? data_path(data_path(*node.parent), node.key) : 0;
}

uint32_t ProgramBuilder::builtin(const BuiltinRow& row) {
  const auto [place, is_new] = builtin_index_.emplace(&row, static_cast<uint32_t>(program_.builtins.size()));
  if (is_new) program_.builtins.push_back(&row);
  return place->second;
}

uint32_t ProgramBuilder::operands(const std::vector<uint16_t>& registers) {
  const auto offset = static_cast<uint32_t>(program_.code.operands.size());
  program_.code.operands.insert(program_.code.operands.end(), registers.begin(), registers.end());
  return offset;
}

uint32_t ProgramBuilder::filter(std::vector<Value> keys) {
  while (!keys.empty() && keys.back().is_undefined()) keys.pop_back();
  if (keys.empty()) return 0;
  for (Value& key : keys) key = deep_copy(program_.arena, key);
  program_.filters.push_back(std::move(keys));
  return static_cast<uint32_t>(program_.filters.size() - 1);
}

CodePlace ProgramBuilder::place(Span span) {
  if (!span.source) return {};
  auto found = file_index_.find(span.source->name());
  if (found == file_index_.end()) {
    found = file_index_.emplace(span.source->name(), static_cast<uint32_t>(program_.files.size())).first;
    program_.files.push_back(span.source->name());
  }
  const Position position = span.position();
  return {found->second, static_cast<uint32_t>(position.row), static_cast<uint32_t>(position.column)};
}

}  // namespace rego

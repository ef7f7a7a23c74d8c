// json.filter and json.remove. The paths are first merged into one object that has their steps as keys and null where a
// path ends; then the document is walked beside it.

#include "rego/builtins/json_paths.h"

#include <algorithm>

#include "base/limits.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/text_builder.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

using Path = std::span<const Value>;

Value read_step(Arena& arena, std::string_view text) {
  if (text.find('~') == text.npos) return Value::string(arena, text);
  TextBuilder step(arena, text.size());
  // First all ~1, then all ~0, so ~01 is ~1 in the end.
  for (size_t i = 0; i < text.size(); i++) {
    const bool is_escape = text[i] == '~' && i + 1 < text.size() && (text[i + 1] == '0' || text[i + 1] == '1');
    if (is_escape) {
      step.append(text[++i] == '0' ? '~' : '/');
    } else {
      step.append(text[i]);
    }
  }
  return Value::string(arena, step.view());
}

Path split_path(Arena& arena, std::string_view text) {
  if (text.empty()) return {};
  text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
  ArenaVector<Value> steps(arena);
  for (;;) {
    const size_t slash = text.find('/');
    steps.push_back(read_step(arena, text.substr(0, slash)));
    if (slash == text.npos) break;
    text.remove_prefix(slash + 1);
  }
  return steps.span();
}

bool precedes(Path a, Path b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Value& x, const Value& y) { return compare(x, y) < 0; });
}

// The object of sorted paths that agree up to `depth` and are all longer.
Value merge_paths(Arena& arena, std::span<const Path> paths, size_t depth) {
  ObjectBuilder builder(arena);
  for (size_t first = 0, next; first < paths.size(); first = next) {
    const Value& step = paths[first][depth];
    for (next = first + 1; next < paths.size() && equal(paths[next][depth], step);) next++;
    // The shortest path comes first; where one ends, longer ones do not matter.
    const bool ends = paths[first].size() == depth + 1;
    builder.add(step, ends ? Value::null() : merge_paths(arena, paths.subspan(first, next - first), depth + 1));
  }
  return builder.finish();
}

// The object of the paths in the second operand; undefined when they are none: the call has failed.
Value read_paths(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject) || !require_list(context, args, 2, "{set, array}")) return {};
  ArenaVector<Path> paths(context.arena);
  for (const Value& item : args[1].items()) {
    const auto path = read_path(context, item);
    if (!path) return {};
    if (!path->empty()) paths.push_back(*path);
  }
  std::sort(paths.begin(), paths.end(), precedes);
  return merge_paths(context.arena, paths.span(), 0);
}

// Items of arrays are named by strings.
Value index_step(Arena& arena, size_t index) {
  char digits[kIntegerTextMax];
  return Value::string(arena, rego::number_text(Value::integer(static_cast<int64_t>(index)), digits));
}

Value filter(Arena& arena, const Value& value, const Value& wanted) {
  if (wanted.is_null() || !value.is_collection()) return value;
  if (value.is_object()) {
    ObjectBuilder builder(arena);
    for (const Entry& entry : value.entries()) {
      const Value inner = wanted.get(entry.key);
      if (inner.is_defined()) builder.add(entry.key, filter(arena, entry.value, inner));
    }
    return builder.finish();
  }
  ArrayBuilder kept(arena);
  const auto items = value.items();
  for (size_t i = 0; i < items.size(); i++) {
    const Value inner = wanted.get(value.is_set() ? items[i] : index_step(arena, i));
    if (inner.is_defined()) kept.add(filter(arena, items[i], inner));
  }
  if (value.is_array()) return kept.finish();
  SetBuilder builder(arena);
  for (const Value& item : kept.finish().items()) builder.add(item);
  return builder.finish();
}

// Undefined when nothing is left because a path ends here.
Value remove(Arena& arena, const Value& value, const Value& unwanted) {
  if (unwanted.is_null()) return {};
  if (!unwanted.is_object() || !value.is_collection()) return value;
  if (value.is_object()) {
    ObjectBuilder builder(arena);
    for (const Entry& entry : value.entries()) {
      const Value left = remove(arena, entry.value, unwanted.get(entry.key));
      if (left.is_defined()) builder.add(entry.key, left);
    }
    return builder.finish();
  }
  ArrayBuilder left_over(arena);
  const auto items = value.items();
  for (size_t i = 0; i < items.size(); i++) {
    const Value left = remove(arena, items[i], unwanted.get(value.is_set() ? items[i] : index_step(arena, i)));
    if (left.is_defined()) left_over.add(left);
  }
  if (value.is_array()) return left_over.finish();
  SetBuilder builder(arena);
  for (const Value& item : left_over.finish().items()) builder.add(item);
  return builder.finish();
}

Value json_filter(BuiltinContext& context, BuiltinArgs args) {
  const Value paths = read_paths(context, args);
  return paths.is_defined() ? filter(context.arena, args[0], paths) : Value();
}

Value json_remove(BuiltinContext& context, BuiltinArgs args) {
  const Value paths = read_paths(context, args);
  return paths.is_defined() ? remove(context.arena, args[0], paths) : Value();
}

constexpr BuiltinRow kRows[] = {
    {"json.filter", "",
     "(object: object[any: any], paths: any<array[any<string, array[any]>], set[any<string, array[any]>]>) => "
     "filtered: object[any: any]",
     "Only what the paths lead to.", json_filter},
    {"json.remove", "",
     "(object: object[any: any], paths: any<array[any<string, array[any]>], set[any<string, array[any]>]>) => output: "
     "object[any: any]",
     "Everything but what the paths lead to.", json_remove},
};

}  // namespace

std::optional<std::span<const Value>> read_path(BuiltinContext& context, const Value& path) {
  if (!path.is_string() && !path.is_array()) {
    context.fail_operand(
        context.keeps_errors
            ? fmt::format("operand 2 must be one of {{set, array}} containing string paths or array of "
                          "path segments but got {}",
                          type_name(path.type()))
            : std::string());
    return std::nullopt;
  }
  const Path steps = path.is_array() ? path.items() : split_path(context.arena, path.as_string());
  if (steps.size() > static_cast<size_t>(base::kNestingMax)) {
    context.fail_halt("path has more than 1000 steps");
    return std::nullopt;
  }
  return steps;
}

BuiltinFamily json_path_builtins() { return kRows; }

}  // namespace rego

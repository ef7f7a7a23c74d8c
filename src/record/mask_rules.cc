// Values are immutable: a change makes new copies of the collections on the way to it. Rules are few and the documents
// small; the arena's limit bounds what a strange mask may cost.

#include "record/mask_rules.h"

#include <charconv>
#include <optional>

namespace bulkhead {
namespace {

using rego::Value;

enum class Change { kRemove, kUpsert };

struct MaskRule {
  Change change = Change::kRemove;
  std::string_view path;
  Value value = Value::null();
};

base::Error mask_error(std::string message) { return {"mask_error", std::move(message), "data.system.log.mask"}; }

base::Result<MaskRule> read_rule(const Value& from) {
  MaskRule rule;
  if (from.is_string()) {
    rule.path = from.as_string();
  } else if (from.is_object()) {
    const Value op = from.get("op");
    const Value path = from.get("path");
    if (!op.is_string() || (op.as_string() != "remove" && op.as_string() != "upsert")) {
      return mask_error("the op of a mask is \"remove\" or \"upsert\"");
    }
    if (!path.is_string()) return mask_error("the path of a mask is a string");
    rule.change = op.as_string() == "upsert" ? Change::kUpsert : Change::kRemove;
    rule.path = path.as_string();
    if (const Value value = from.get("value"); value.is_defined()) rule.value = value;
  } else {
    return mask_error("a mask is a string or an object");
  }
  const std::string_view root = rule.path.substr(0, rule.path.find('/', 1));
  if (root != "/input" && root != "/result") return mask_error("the path of a mask begins with /input or /result");
  return rule;
}

// Takes the first segment of "a/b" away.
std::string_view take_segment(std::string_view& path) {
  const size_t slash = path.find('/');
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return segment;
}

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char folded = static_cast<char>(byte | 0x20);
  return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
}

// A key may be written as it is, with %2F escapes, or with the ~1 and ~0 of JSON pointers.
std::string_view unescaped(base::Arena& arena, std::string_view segment) {
  if (segment.find_first_of("%~") == std::string_view::npos) return segment;
  char* out = arena.allocate_array<char>(segment.size());
  size_t bytes = 0;
  for (size_t i = 0; i < segment.size(); ++i) {
    const bool has_two = i + 2 < segment.size();
    const int high = has_two ? hex_digit(segment[i + 1]) : -1;
    const int low = has_two ? hex_digit(segment[i + 2]) : -1;
    if (segment[i] == '%' && high >= 0 && low >= 0) {
      out[bytes++] = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (segment[i] == '~' && i + 1 < segment.size() && (segment[i + 1] == '0' || segment[i + 1] == '1')) {
      out[bytes++] = segment[++i] == '0' ? '~' : '/';
    } else {
      out[bytes++] = segment[i];
    }
  }
  return {out, bytes};
}

std::optional<size_t> index_in(const Value& array, std::string_view segment) {
  size_t index = 0;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
  if (error != std::errc() || end != segment.data() + segment.size() || index >= array.size()) return std::nullopt;
  return index;
}

class Rewriter {
 public:
  explicit Rewriter(base::Arena& arena) : arena_(arena) {}

  // The document with what stands at `path` changed; undefined where the path leads nowhere.
  Value change(const Value& node, std::string_view path, const MaskRule& rule) {
    const std::string_view segment = take_segment(path);
    const bool is_last = path.empty();
    if (node.is_array() || node.is_set()) return change_item(node, segment, path, rule);
    if (!node.is_object()) return {};
    const bool stands_as_it_is = node.get(segment).is_defined();
    const std::string_view key = stands_as_it_is ? segment : unescaped(arena_, segment);
    const Value child = node.get(key);
    if (child.is_undefined() && rule.change == Change::kRemove) return {};
    if (is_last)
      return rule.change == Change::kRemove ? without_key(arena_, node, key) : with_key(node, key, rule.value);
    const Value changed = change(child.is_undefined() ? Value::empty_object() : child, path, rule);
    return changed.is_undefined() ? changed : with_key(node, key, changed);
  }

 private:
  Value change_item(const Value& node, std::string_view segment, std::string_view path, const MaskRule& rule) {
    const std::optional<size_t> index = index_in(node, segment);
    if (!index) return {};
    Value changed = rule.value;
    if (!path.empty()) {
      changed = change(node.items()[*index], path, rule);
      if (changed.is_undefined()) return {};
    }
    const bool removes = path.empty() && rule.change == Change::kRemove;
    rego::ArrayBuilder items(arena_);
    items.reserve(node.size());
    for (size_t i = 0; i < node.size(); ++i) {
      if (i != *index) items.add(node.items()[i]);
      if (i == *index && !removes) items.add(changed);
    }
    return items.finish();
  }

  Value with_key(const Value& node, std::string_view key, const Value& value) {
    rego::ObjectBuilder object(arena_);
    object.reserve(node.size() + 1);
    for (const rego::Entry& entry : node.unordered_entries()) object.add(entry.key, entry.value);
    object.add(Value::string(arena_, key), value);
    return object.finish();
  }

  base::Arena& arena_;
};

// False where the rule pointed to nothing.
bool apply(base::Arena& arena, const MaskRule& rule, MaskedParts& parts) {
  std::string_view path = rule.path.substr(1);
  Value& part = take_segment(path) == "input" ? parts.input : parts.result;
  if (part.is_undefined()) return false;
  if (path.empty()) {
    part = rule.change == Change::kUpsert ? rule.value : Value();
    return true;
  }
  const Value changed = Rewriter(arena).change(part, path, rule);
  if (changed.is_undefined()) return false;
  part = changed;
  return true;
}

}  // namespace

base::Status apply_mask_rules(base::Arena& arena, const Value& rules, MaskedParts& parts, MaskNotes& notes) {
  if (rules.is_undefined()) return base::Ok{};
  if (!rules.is_array() && !rules.is_set()) return mask_error("a mask rule gives a set or an array");
  if (rules.size() > kMaskRulesMax) return mask_error("a mask has at most 1000 rules");
  for (const Value& item : rules.items()) {
    const base::Result<MaskRule> rule = read_rule(item);
    if (!rule) return rule.error();
    if (!apply(arena, *rule, parts)) continue;
    const std::string_view pointer = arena.copy(rule->path);
    rule->change == Change::kRemove ? notes.erased(pointer) : notes.masked(pointer);
    if (arena.over_limit()) return mask_error("the mask made a document beyond its memory");
  }
  return base::Ok{};
}

}  // namespace bulkhead

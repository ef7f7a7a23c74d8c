// Types as text. Two types that do not go together are shown in whole where that is short; where it is long, what both
// have is left out and "..." stands for it.

#include <algorithm>

#include "rego/compile/types.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr size_t kShortColumnsMax = 32;
constexpr int kDifferenceDepthMax = 8;
constexpr std::string_view kElision = "...";

size_t columns(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string composite(std::string_view word, const std::vector<std::string>& known, const std::string& others) {
  std::string text(word);
  if (!known.empty()) text += "<" + join(known) + ">";
  if (!others.empty()) text += "[" + others + "]";
  return text;
}

std::string any_text(const std::vector<std::string>& parts) {
  return parts.empty() ? "any" : "any<" + join(parts) + ">";
}

std::string key_text(const Value& key) { return key.is_string() ? std::string(key.as_string()) : to_json(key); }
std::string field_text(const Value& key, const std::string& type) { return key_text(key) + ": " + type; }

// Levels below `depth` are left out; a negative depth shows all.
std::string text_to_depth(const StaticType* type, int depth);

std::string object_text(const StaticType& type, int depth) {
  std::vector<std::string> known;
  for (const TypeField& field : type.fields) {
    known.push_back(depth == 0 ? std::string(kElision) : field_text(field.key, text_to_depth(field.type, depth - 1)));
    if (depth == 0) break;
  }
  std::string others;
  if (type.has_others) {
    others = text_to_depth(type.key, depth - 1) + ": " + text_to_depth(type.value, depth - 1);
    if (depth == 0) others = kElision;
  }
  return composite("object", known, others);
}

std::string list_text(const StaticType& type, int depth) {
  std::vector<std::string> known;
  for (const StaticType* item : type.items) {
    known.push_back(depth == 0 ? std::string(kElision) : text_to_depth(item, depth - 1));
    if (depth == 0) break;
  }
  if (type.kind == TypeKind::kAny) return any_text(known);
  const std::string others = !type.has_others ? ""
                             : depth == 0     ? std::string(kElision)
                                              : text_to_depth(type.value, depth - 1);
  return composite("array", known, others);
}

std::string function_text(const StaticType& type, int depth) {
  std::vector<std::string> arguments;
  for (const StaticType* argument : type.items) {
    arguments.push_back(depth == 0 ? std::string(kElision) : text_to_depth(argument, depth - 1));
    if (depth == 0) break;
  }
  if (type.is_variadic) arguments.emplace_back("any...");
  const bool is_left_out = depth == 0 && type.value;
  return "(" + join(arguments) + ") => " + (is_left_out ? std::string(kElision) : text_to_depth(type.value, depth - 1));
}

std::string text_to_depth(const StaticType* type, int depth) {
  if (!type) return "???";
  switch (type->kind) {
    case TypeKind::kNull:
      return "null";
    case TypeKind::kBoolean:
      return "boolean";
    case TypeKind::kNumber:
      return "number";
    case TypeKind::kString:
      return "string";
    case TypeKind::kSet:
      if (!type->value) return "set";
      return "set[" + (depth == 0 ? std::string(kElision) : text_to_depth(type->value, depth - 1)) + "]";
    case TypeKind::kObject:
      return object_text(*type, depth);
    case TypeKind::kFunction:
      return function_text(*type, depth);
    default:
      return list_text(*type, depth);
  }
}

// Two types of one kind, with what both have left out.
class Difference {
 public:
  using Pair = std::pair<std::string, std::string>;

  static Pair of(const StaticType* a, const StaticType* b, int depth) {
    const bool is_at_end = depth >= kDifferenceDepthMax || !a || !b || a->kind != b->kind || to_text(a) == to_text(b);
    if (is_at_end) return {short_text(a), short_text(b)};
    switch (a->kind) {
      case TypeKind::kSet: {
        if (!a->value || !b->value) break;
        const Pair inner = of(a->value, b->value, depth + 1);
        return {"set[" + inner.first + "]", "set[" + inner.second + "]"};
      }
      case TypeKind::kArray:
        return arrays(*a, *b, depth);
      case TypeKind::kObject:
        return objects(*a, *b, depth);
      case TypeKind::kAny:
        return {alternatives(*a, *b), alternatives(*b, *a)};
      default:
        break;
    }
    return {short_text(a), short_text(b)};
  }

 private:
  static Pair arrays(const StaticType& a, const StaticType& b, int depth) {
    if (a.items.size() != b.items.size() || a.has_others != b.has_others) {
      return {text_to_depth(&a, 1), text_to_depth(&b, 1)};
    }
    std::vector<std::string> left, right;
    for (size_t i = 0; i < a.items.size(); i++) {
      Pair item = of(a.items[i], b.items[i], depth + 1);
      left.push_back(std::move(item.first));
      right.push_back(std::move(item.second));
    }
    const Pair others = a.has_others ? of(a.value, b.value, depth + 1) : Pair{};
    return {composite("array", left, others.first), composite("array", right, others.second)};
  }

  static Pair objects(const StaticType& a, const StaticType& b, int depth) {
    std::vector<std::string> left, right;
    bool has_common = false;
    size_t i = 0, j = 0;
    while (i < a.fields.size() || j < b.fields.size()) {
      const int order = j == b.fields.size()   ? -1
                        : i == a.fields.size() ? 1
                                               : compare(a.fields[i].key, b.fields[j].key);
      if (order < 0) {
        left.push_back(field_text(a.fields[i].key, short_text(a.fields[i].type)));
      } else if (order > 0) {
        right.push_back(field_text(b.fields[j].key, short_text(b.fields[j].type)));
      } else if (to_text(a.fields[i].type) == to_text(b.fields[j].type)) {
        has_common = true;
      } else {
        const Pair both = of(a.fields[i].type, b.fields[j].type, depth + 1);
        left.push_back(field_text(a.fields[i].key, both.first));
        right.push_back(field_text(b.fields[j].key, both.second));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    for (std::vector<std::string>* parts : {&left, &right}) {
      if (has_common) parts->emplace_back(kElision);
    }
    const Pair others = other_keys(a, b, depth);
    return {composite("object", left, others.first), composite("object", right, others.second)};
  }

  static Pair other_keys(const StaticType& a, const StaticType& b, int depth) {
    const auto alone = [](const StaticType& type) {
      return type.has_others ? short_text(type.key) + ": " + short_text(type.value) : std::string();
    };
    if (!a.has_others || !b.has_others) return {alone(a), alone(b)};
    const Pair keys = of(a.key, b.key, depth + 1);
    const Pair values = of(a.value, b.value, depth + 1);
    return {keys.first + ": " + values.first, keys.second + ": " + values.second};
  }

  static std::string alternatives(const StaticType& own, const StaticType& other) {
    std::vector<std::string> parts;
    bool has_common = false;
    for (const StaticType* one : own.items) {
      const bool is_common = std::any_of(other.items.begin(), other.items.end(),
                                         [&](const StaticType* two) { return to_text(one) == to_text(two); });
      has_common = has_common || is_common;
      if (!is_common) parts.push_back(short_text(one));
    }
    if (has_common) parts.emplace_back(kElision);
    return any_text(parts);
  }
};

}  // namespace

std::string to_text(const StaticType* type) { return text_to_depth(type, -1); }

std::string short_text(const StaticType* type) {
  std::string full = to_text(type);
  return columns(full) <= kShortColumnsMax ? full : text_to_depth(type, 0);
}

std::pair<std::string, std::string> difference_text(const StaticType* a, const StaticType* b) {
  return Difference::of(a, b, 0);
}

std::string named(const StaticType& function, size_t index, const std::string& type) {
  const bool has_name = index < function.names.size() && !function.names[index].empty();
  return has_name ? function.names[index] + ": " + type : type;
}

}  // namespace rego

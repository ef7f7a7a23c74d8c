// OPA decodes a block into a Go struct, so fields of a wrong type are refused in the words of go-yaml, all at once and
// with their lines. The values here do not know where they stood; the line is that of the field.

#include "rego/syntax/annotation_fields.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "rego/value/numbers.h"

namespace rego {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r";
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string shown(const Value& value) {
  if (value.is_array()) return "!!seq";
  if (value.is_object()) return "!!map";
  constexpr size_t kShownMax = 10;
  std::string text = annotation_text(value);
  if (text.size() > kShownMax) text = text.substr(0, kShownMax - 3) + "...";
  const bool is_whole = value.is_number() && text.find_first_of(".eE") == std::string::npos;
  const std::string_view tag = value.is_string()    ? "!!str"
                               : value.is_boolean() ? "!!bool"
                               : is_whole           ? "!!int"
                                                    : "!!float";
  return std::string(tag) + " `" + text + "`";
}

enum class FieldType : uint8_t { kText, kFlag, kTexts, kAnyList, kMaps, kMap };

struct Field {
  std::string_view name;
  FieldType type;
  std::string_view go_type;
};

constexpr Field kFields[] = {
    {"scope", FieldType::kText, "string"},
    {"title", FieldType::kText, "string"},
    {"entrypoint", FieldType::kFlag, "bool"},
    {"description", FieldType::kText, "string"},
    {"organizations", FieldType::kTexts, "[]string"},
    {"related_resources", FieldType::kAnyList, "[]interface {}"},
    {"authors", FieldType::kAnyList, "[]interface {}"},
    {"schemas", FieldType::kMaps, "[]map[string]interface {}"},
    {"compile", FieldType::kMap, "map[string]interface {}"},
    {"custom", FieldType::kMap, "map[string]interface {}"},
    {"labels", FieldType::kMap, "map[string]interface {}"},
};

// "yes" and its like count where a boolean must stand.
bool is_old_boolean(const Value& value) {
  static constexpr std::string_view kWords[] = {"y", "Y", "yes", "on", "n", "N", "no", "off"};
  return value.is_string() && std::find(std::begin(kWords), std::end(kWords), value.as_string()) != std::end(kWords);
}

bool is_list(const Value& value) { return value.is_array() || value.is_null(); }

// What of the value does not suit the field, and the Go type that it should have; undefined where all does.
struct Mismatch {
  Value value = {};
  std::string_view go_type = {};
};

Mismatch mismatch_of(const Field& field, const Value& value) {
  if (value.is_null() || value.is_undefined()) return {};
  switch (field.type) {
    case FieldType::kText:
      if (value.is_collection()) return {value, field.go_type};
      return {};
    case FieldType::kFlag:
      if (!value.is_boolean() && !is_old_boolean(value)) return {value, field.go_type};
      return {};
    case FieldType::kMap:
      if (!value.is_object()) return {value, field.go_type};
      return {};
    case FieldType::kTexts:
    case FieldType::kAnyList:
    case FieldType::kMaps:
      break;
  }
  if (!is_list(value)) return {value, field.go_type};
  for (const Value& item : value.items()) {
    if (field.type == FieldType::kTexts && item.is_collection()) return {item, "string"};
    if (field.type == FieldType::kMaps && !item.is_object() && !item.is_null()) {
      return {item, "map[string]interface {}"};
    }
  }
  return {};
}

// The line that the value of a field starts in, from 1.
int line_of(std::string_view text, std::string_view field) {
  int line = 1;
  for (std::string_view rest = text; !rest.empty(); ++line) {
    const size_t end = rest.find('\n');
    std::string_view at = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!at.starts_with(field)) continue;
    at = trimmed(at.substr(field.size()));
    if (!at.starts_with(':')) continue;
    at = trimmed(at.substr(1));
    return at.empty() || at[0] == '#' ? line + 1 : line;
  }
  return 1;
}

}  // namespace

std::string annotation_text(const Value& value) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_boolean()) return value.as_boolean() ? "true" : "false";
  return value.is_number() ? number_to_string(value) : "";
}

bool is_annotation_flag_set(const Value& value) {
  if (value.is_boolean()) return value.as_boolean();
  constexpr std::string_view kYes[] = {"y", "Y", "yes", "on"};
  return value.is_string() && std::find(std::begin(kYes), std::end(kYes), value.as_string()) != std::end(kYes);
}

bool check_annotation_fields(std::string_view text, const Value& document, AnnotationProblem& problem) {
  constexpr std::string_view kStart = "yaml: unmarshal errors:";
  std::vector<std::pair<int, std::string>> found;
  if (!document.is_object() && !document.is_null()) {
    found.emplace_back(1, "cannot unmarshal " + shown(document) + " into ast.rawAnnotation");
  }
  for (const Field& field : kFields) {
    if (!document.is_object()) break;
    const Mismatch mismatch = mismatch_of(field, document.get(field.name));
    if (mismatch.value.is_undefined()) continue;
    found.emplace_back(line_of(text, field.name),
                       "cannot unmarshal " + shown(mismatch.value) + " into " + std::string(mismatch.go_type));
  }
  if (found.empty()) return true;
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  problem.text = kStart;
  problem.line = found.front().first;
  for (const auto& [line, message] : found) problem.text += "\n  line " + std::to_string(line) + ": " + message;
  return false;
}

}  // namespace rego

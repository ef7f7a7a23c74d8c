#pragma once
// JsonSchema: a JSON schema made ready to judge documents, as OPA's json.match_schema does it: drafts 4, 6 and 7, and
// a mixture of them where the schema does not say which. Compiling follows references; judging follows the tree.

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/builtin.h"
#include "rego/builtins/regex_pattern.h"

namespace rego {

// In order of age; the mixture counts as the newest.
enum class SchemaDraft : uint8_t { k4, k6, k7, kMixed };

struct SchemaNode;

// A keyword whose value is a boolean or a schema. Without either there is no such keyword.
struct BooleanOrSchema {
  std::optional<bool> allowed;
  const SchemaNode* schema = nullptr;
};

struct SchemaDependency {
  std::string_view property;
  std::vector<std::string_view> required;  // where it is a list
  const SchemaNode* schema = nullptr;
};

struct SchemaPatternProperty {
  RegexPattern pattern;
  const SchemaNode* schema;
};

// One schema within the schema. Texts and values live in the JsonSchema's arena.
struct SchemaNode {
  SchemaDraft draft = SchemaDraft::kMixed;
  std::string_view property;    // under which it stands, in a list of properties
  std::optional<bool> verdict;  // the schemas true and false
  const SchemaNode* referenced = nullptr;
  std::vector<std::string_view> types;

  std::vector<const SchemaNode*> items;
  bool items_are_alike = false;  // items is one schema for all
  BooleanOrSchema additional_items;
  const SchemaNode* contains = nullptr;
  std::optional<int64_t> items_min, items_max;
  bool items_are_unique = false;

  std::vector<const SchemaNode*> properties;  // in order of their names
  std::vector<SchemaPatternProperty> pattern_properties;
  BooleanOrSchema additional_properties;
  const SchemaNode* property_names = nullptr;
  std::vector<SchemaDependency> dependencies;  // in order of their names
  std::vector<std::string_view> required;
  std::optional<int64_t> properties_min, properties_max;

  Value multiple_of, maximum, exclusive_maximum, minimum, exclusive_minimum;  // undefined where there is none

  std::optional<int64_t> length_min, length_max;
  std::unique_ptr<RegexPattern> pattern;
  std::string_view pattern_text;
  std::string_view format;

  std::optional<std::string> constant;              // as canonical JSON
  std::optional<std::vector<std::string>> choices;  // enum, likewise

  std::vector<const SchemaNode*> one_of, any_of, all_of;
  const SchemaNode* negated = nullptr;
  const SchemaNode *condition = nullptr, *consequence = nullptr, *alternative = nullptr;
};

// Keeps a copy of the document that it was made from.
struct JsonSchema {
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
  std::deque<SchemaNode> nodes;  // the first is the root
  // Nothing, or what is wrong with the schema, in OPA's words.
  std::optional<std::string> problem;

  static constexpr size_t kNodesMax = 200'000;
  static constexpr int kDepthMax = 300;

  explicit JsonSchema(const Value& document);
};

// The problems of `document` as OPA lists them, [{desc, error, field, type}]; empty where there are none. Undefined
// when the call has failed (a limit was passed).
Value schema_problems(BuiltinContext& context, const JsonSchema& schema, const Value& document);

// The value as JSON with numbers as doubles, so that 1 and 1.0 are alike.
void append_canonical_json(std::string& out, const Value& value);

// Whether the text is of the format ("date", "email", …); true for formats that are not known.
bool has_schema_format(BuiltinContext& context, std::string_view format, std::string_view text);

// The schema of schemas at a URL without its fragment; empty where it is none of them.
std::string_view meta_schema(std::string_view url);

}  // namespace rego

// Making a schema ready. Keywords are read in the order in which OPA reads them, because the first that is wrong is the
// one that is reported. A reference is compiled once, when it is met first; it stands in the table before its own
// keywords are read, so that a schema may refer to itself.

#include <algorithm>
#include <map>

#include "rego/builtins/json_schema.h"
#include "rego/builtins/json_schema_pool.h"
#include "rego/value/double_text.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

using Problem = std::optional<std::string>;

constexpr std::string_view kTypes[] = {"array", "boolean", "integer", "null", "number", "object", "string"};

std::string invalid_type(std::string_view expected, std::string_view given) {
  return "Invalid type. Expected: " + std::string(expected) + ", given: " + std::string(given);
}
std::string must_be_a(std::string_view key, std::string_view type) {
  const bool starts_with_vowel = type == "integer" || type == "array" || type == "object";
  return std::string(key) + (starts_with_vowel ? " must be of an " : " must be of a ") + std::string(type);
}
std::string must_be_of_type(std::string_view key, std::string_view type) {
  return std::string(key) + " must be of type " + std::string(type);
}

bool is_schema(const Value& value) { return value.is_object() || value.is_boolean(); }

class SchemaCompiler {
 public:
  explicit SchemaCompiler(JsonSchema& schema) : schema_(schema), pool_(*schema.arena) {}

  Problem compile_root(const Value& document) {
    Value root;
    if (auto problem = pool_.add(document, UriReader(), &root)) return problem;
    std::optional<SchemaDraft> draft;
    if (auto problem = read_schema_draft(document, &draft)) return problem;
    SchemaNode* node = nullptr;
    return make_node(root, draft.value_or(SchemaDraft::kMixed), &node);
  }

 private:
  Problem make_node(const Value& value, SchemaDraft draft, SchemaNode** made) {
    if (schema_.nodes.size() >= JsonSchema::kNodesMax) return "schema is too large";
    *made = &schema_.nodes.emplace_back();
    (*made)->draft = draft;
    return fill(value, **made);
  }

  // The schema under a keyword of `parent`.
  Problem add_schema(const Value& value, const SchemaNode& parent, const SchemaNode** place) {
    SchemaNode* node = nullptr;
    const auto problem = make_node(value, parent.draft, &node);
    *place = node;
    return problem;
  }
  Problem add_schemas(const Value& list, const SchemaNode& parent, std::vector<const SchemaNode*>& schemas);
  // The same where only an object or a boolean may stand.
  Problem add_checked(const Value& object, std::string_view key, const SchemaNode& parent, const SchemaNode** place);

  Problem fill(const Value& value, SchemaNode& node);
  Problem fill_keywords(const Value& object, SchemaNode& node);
  Problem read_texts(const Value& object, SchemaNode& node);
  Problem read_reference(const Value& object, SchemaNode& node);
  Problem read_types(const Value& object, SchemaNode& node);
  Problem read_properties(const Value& object, SchemaNode& node);
  Problem read_pattern_properties(const Value& object, SchemaNode& node);
  Problem read_property_names(const Value& object, SchemaNode& node);
  Problem read_dependencies(const Value& object, SchemaNode& node);
  Problem read_items(const Value& object, SchemaNode& node);
  Problem read_numbers(const Value& object, SchemaNode& node);
  Problem read_bound(const Value& object, std::string_view key, std::string_view exclusive_key, SchemaDraft draft,
                     Value& bound, Value& exclusive);
  Problem read_strings(const Value& object, SchemaNode& node);
  Problem read_object_sizes(const Value& object, SchemaNode& node);
  Problem read_required(const Value& object, SchemaNode& node);
  Problem read_array_sizes(const Value& object, SchemaNode& node);
  Problem read_constants(const Value& object, SchemaNode& node);
  Problem read_combinations(const Value& object, SchemaNode& node);
  Problem read_conditions(const Value& object, SchemaNode& node);
  Problem read_boolean_or_schema(const Value& object, std::string_view key, SchemaNode& node, BooleanOrSchema& read);

  JsonSchema& schema_;
  SchemaPool pool_;
  std::map<std::string, const SchemaNode*, std::less<>> references_;
  int depth_ = 0;
};

Problem read_string(const Value& object, std::string_view key, Value* text) {
  *text = object.get(key);
  if (text->is_undefined() || text->is_string()) return std::nullopt;
  return invalid_type("string", key);
}

Problem read_list(const Value& object, std::string_view key, Value* list) {
  *list = object.get(key);
  if (list->is_undefined() || list->is_array()) return std::nullopt;
  return must_be_a(key, "array");
}

Problem read_size(const Value& object, std::string_view key, std::optional<int64_t>& size) {
  const Value value = object.get(key);
  if (value.is_undefined()) return std::nullopt;
  if (!value.is_integer()) return must_be_a(key, "integer");
  if (value.as_integer() < 0) return std::string(key) + " must be greater than or equal to 0";
  size = value.as_integer();
  return std::nullopt;
}

// Runs the steps until one finds a problem.
template <typename... Steps>
Problem first_problem(Steps... steps) {
  Problem problem;
  ((problem = steps()) || ...);
  return problem;
}

Problem SchemaCompiler::fill(const Value& value, SchemaNode& node) {
  if (depth_ >= JsonSchema::kDepthMax) return "schema nests too deeply";
  if (node.draft >= SchemaDraft::k6 && value.is_boolean()) {
    node.verdict = value.as_boolean();
    return std::nullopt;
  }
  if (!value.is_object()) return "Expected: Valid Schema, given: Invalid JSON";
  depth_++;
  const Problem problem = fill_keywords(value, node);
  depth_--;
  return problem;
}

Problem SchemaCompiler::fill_keywords(const Value& object, SchemaNode& node) {
  if (auto problem = read_texts(object, node)) return problem;
  const bool was_known = references_.contains(object.get("$ref").is_string() ? object.get("$ref").as_string() : "");
  if (auto problem = read_reference(object, node)) return problem;
  if (object.get("$ref").is_string() && !was_known) return std::nullopt;
  return first_problem(
      [&] { return read_types(object, node); }, [&] { return read_properties(object, node); },
      [&] { return read_boolean_or_schema(object, "additionalProperties", node, node.additional_properties); },
      [&] { return read_pattern_properties(object, node); }, [&] { return read_property_names(object, node); },
      [&] { return read_dependencies(object, node); }, [&] { return read_items(object, node); },
      [&] { return read_boolean_or_schema(object, "additionalItems", node, node.additional_items); },
      [&] { return read_numbers(object, node); }, [&] { return read_strings(object, node); },
      [&] { return read_object_sizes(object, node); }, [&] { return read_required(object, node); },
      [&] { return read_array_sizes(object, node); }, [&] { return read_constants(object, node); },
      [&] { return read_combinations(object, node); }, [&] { return read_conditions(object, node); });
}

// What is read only to see whether it is right: ids, definitions, title and description.
Problem SchemaCompiler::read_texts(const Value& object, SchemaNode& node) {
  const bool has_old_id = node.draft == SchemaDraft::kMixed && object.get("id").is_defined();
  const std::string_view id_key = node.draft == SchemaDraft::k4 || has_old_id ? "id" : "$id";
  Value text;
  if (auto problem = read_string(object, id_key, &text)) return problem;
  UriReader id;
  if (text.is_string()) {
    if (auto problem = id.read(text.as_string())) return problem;
  }
  const Value definitions = object.get("definitions");
  if (definitions.is_defined()) {
    if (!definitions.is_object()) return invalid_type("Array Of Schemas", "definitions");
    for (const Entry& entry : definitions.entries()) {
      if (!is_schema(entry.value)) return invalid_type("Array Of Schemas", "definitions");
      const SchemaNode* unused = nullptr;
      if (auto problem = add_schema(entry.value, node, &unused)) return problem;
    }
  }
  if (auto problem = read_string(object, "title", &text)) return problem;
  return read_string(object, "description", &text);
}

Problem SchemaCompiler::read_reference(const Value& object, SchemaNode& node) {
  Value text;
  if (auto problem = read_string(object, "$ref", &text)) return problem;
  if (text.is_undefined()) return std::nullopt;
  UriReader reader;
  if (auto problem = reader.read(text.as_string())) return problem;
  const std::string reference(text.as_string());
  if (const auto known = references_.find(reference); known != references_.end()) {
    node.referenced = known->second;
    return std::nullopt;
  }
  if (schema_.nodes.size() >= JsonSchema::kNodesMax) return "schema is too large";
  SchemaNode& target = schema_.nodes.emplace_back();
  references_[reference] = &target;
  SchemaDocument document;
  if (auto problem = pool_.find(reference, &document)) return problem;
  target.draft = document.draft.value_or(node.draft);
  if (!is_schema(document.value)) return must_be_of_type("Valid Schema", "object");
  if (auto problem = fill(document.value, target)) return problem;
  node.referenced = &target;
  return std::nullopt;
}

Problem add_type(std::string_view type, std::vector<std::string_view>& types) {
  if (std::ranges::find(kTypes, type) == std::end(kTypes)) {
    return "has a primitive type that is NOT VALID -- given: /" + std::string(type) +
           "/ Expected valid values are:[array boolean integer number null object string]";
  }
  if (std::ranges::find(types, type) != types.end()) return std::string(type) + " type is duplicated";
  types.push_back(type);
  return std::nullopt;
}

Problem SchemaCompiler::read_types(const Value& object, SchemaNode& node) {
  const Value type = object.get("type");
  if (type.is_undefined()) return std::nullopt;
  if (type.is_string()) return add_type(type.as_string(), node.types);
  if (!type.is_array()) return invalid_type("type", "string/Array Of Strings");
  for (const Value& item : type.items()) {
    if (!item.is_string()) return invalid_type("type", "string/Array Of Strings");
    if (auto problem = add_type(item.as_string(), node.types)) return problem;
  }
  return std::nullopt;
}

Problem SchemaCompiler::read_properties(const Value& object, SchemaNode& node) {
  const Value properties = object.get("properties");
  if (properties.is_undefined()) return std::nullopt;
  if (!properties.is_object()) return must_be_of_type("Properties", "object");
  for (const Entry& entry : properties.entries()) {
    SchemaNode* property = nullptr;
    if (auto problem = make_node(entry.value, node.draft, &property)) return problem;
    property->property = entry.key.as_string();
    node.properties.push_back(property);
  }
  return std::nullopt;
}

Problem SchemaCompiler::read_boolean_or_schema(const Value& object, std::string_view key, SchemaNode& node,
                                               BooleanOrSchema& read) {
  const Value value = object.get(key);
  if (value.is_undefined()) return std::nullopt;
  if (value.is_boolean()) {
    read.allowed = value.as_boolean();
    return std::nullopt;
  }
  if (value.is_object()) return add_schema(value, node, &read.schema);
  return invalid_type("boolean/Valid Schema", key);
}

Problem SchemaCompiler::read_pattern_properties(const Value& object, SchemaNode& node) {
  const Value patterns = object.get("patternProperties");
  if (patterns.is_undefined()) return std::nullopt;
  if (!patterns.is_object()) return invalid_type("Valid Schema", "patternProperties");
  for (const Entry& entry : patterns.entries()) {
    RegexPattern pattern(entry.key.as_string());
    if (!pattern.ok()) return "Invalid regex pattern '" + std::string(entry.key.as_string()) + "'";
    const SchemaNode* schema = nullptr;
    if (auto problem = add_schema(entry.value, node, &schema)) return problem;
    node.pattern_properties.push_back({std::move(pattern), schema});
  }
  return std::nullopt;
}

Problem SchemaCompiler::read_property_names(const Value& object, SchemaNode& node) {
  const Value names = object.get("propertyNames");
  if (names.is_undefined() || node.draft < SchemaDraft::k6) return std::nullopt;
  if (!is_schema(names)) return invalid_type("Valid Schema", "patternProperties");
  return add_schema(names, node, &node.property_names);
}

Problem SchemaCompiler::read_dependencies(const Value& object, SchemaNode& node) {
  const Value dependencies = object.get("dependencies");
  if (dependencies.is_undefined()) return std::nullopt;
  if (!dependencies.is_object()) return must_be_of_type("dependencies", "object");
  for (const Entry& entry : dependencies.entries()) {
    SchemaDependency dependency{entry.key.as_string(), {}, nullptr};
    if (is_schema(entry.value)) {
      if (auto problem = add_schema(entry.value, node, &dependency.schema)) return problem;
    } else if (!entry.value.is_array()) {
      return must_be_of_type("Dependency", "Schema Or Array Of Strings");
    } else {
      for (const Value& item : entry.value.items()) {
        if (!item.is_string()) return must_be_of_type("Dependency", "Schema Or Array Of Strings");
        dependency.required.push_back(item.as_string());
      }
    }
    node.dependencies.push_back(std::move(dependency));
  }
  return std::nullopt;
}

Problem SchemaCompiler::read_items(const Value& object, SchemaNode& node) {
  const Value items = object.get("items");
  if (items.is_undefined()) return std::nullopt;
  if (is_schema(items)) {
    node.items_are_alike = true;
    return add_schema(items, node, &node.items.emplace_back());
  }
  if (!items.is_array()) return invalid_type("Valid Schema/Array Of Schemas", "items");
  for (const Value& item : items.items()) {
    if (!is_schema(item)) return invalid_type("Valid Schema/Array Of Schemas", "items");
    const SchemaNode* schema = nullptr;
    if (auto problem = add_schema(item, node, &schema)) return problem;
    node.items.push_back(schema);
  }
  return std::nullopt;
}

// minimum with exclusiveMinimum, or maximum with its own. The exclusive one is a boolean in draft 4, a number later.
Problem SchemaCompiler::read_bound(const Value& object, std::string_view key, std::string_view exclusive_key,
                                   SchemaDraft draft, Value& bound, Value& exclusive) {
  bound = object.get(key);
  if (bound.is_defined() && !bound.is_number()) return must_be_a(key, "Number");
  const Value value = object.get(exclusive_key);
  if (value.is_undefined()) return std::nullopt;
  const bool may_be_boolean = draft == SchemaDraft::k4 || draft == SchemaDraft::kMixed;
  if (value.is_boolean() && may_be_boolean) {
    if (bound.is_undefined()) return std::string(exclusive_key) + " cannot be used without " + std::string(key);
    if (value.as_boolean()) exclusive = std::exchange(bound, Value());
    return std::nullopt;
  }
  if (value.is_number() && draft != SchemaDraft::k4) {
    exclusive = value;
    return std::nullopt;
  }
  if (draft == SchemaDraft::k4) return invalid_type("boolean", exclusive_key);
  return invalid_type(may_be_boolean ? "boolean/number" : "number", exclusive_key);
}

Problem SchemaCompiler::read_numbers(const Value& object, SchemaNode& node) {
  node.multiple_of = object.get("multipleOf");
  if (node.multiple_of.is_defined()) {
    if (!node.multiple_of.is_number()) return invalid_type("Number", "multipleOf");
    if (compare_numbers(node.multiple_of, Value::integer(0)) <= 0) return "multipleOf must be strictly greater than 0";
  }
  if (auto problem =
          read_bound(object, "minimum", "exclusiveMinimum", node.draft, node.minimum, node.exclusive_minimum)) {
    return problem;
  }
  return read_bound(object, "maximum", "exclusiveMaximum", node.draft, node.maximum, node.exclusive_maximum);
}

Problem SchemaCompiler::read_strings(const Value& object, SchemaNode& node) {
  if (auto problem = read_size(object, "minLength", node.length_min)) return problem;
  if (auto problem = read_size(object, "maxLength", node.length_max)) return problem;
  if (node.length_min && node.length_max && *node.length_min > *node.length_max) {
    return "minLength cannot be greater than maxLength";
  }
  Value text;
  if (auto problem = read_string(object, "pattern", &text)) return problem;
  if (text.is_string()) {
    node.pattern_text = text.as_string();
    node.pattern = std::make_unique<RegexPattern>(node.pattern_text);
    if (!node.pattern->ok()) return "pattern must be a valid regex";
  }
  if (auto problem = read_string(object, "format", &text)) return problem;
  if (text.is_string()) node.format = text.as_string();
  return std::nullopt;
}

Problem SchemaCompiler::read_object_sizes(const Value& object, SchemaNode& node) {
  if (auto problem = read_size(object, "minProperties", node.properties_min)) return problem;
  if (auto problem = read_size(object, "maxProperties", node.properties_max)) return problem;
  if (node.properties_min && node.properties_max && *node.properties_min > *node.properties_max) {
    return "minProperties cannot be greater than maxProperties";
  }
  return std::nullopt;
}

Problem SchemaCompiler::read_required(const Value& object, SchemaNode& node) {
  Value required;
  if (auto problem = read_list(object, "required", &required)) return problem;
  if (required.is_undefined()) return std::nullopt;
  for (const Value& item : required.items()) {
    if (!item.is_string()) return invalid_type("string", "required");
    node.required.push_back(item.as_string());
  }
  std::vector<std::string_view> sorted = node.required;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) return "required items must be unique";
  return std::nullopt;
}

Problem SchemaCompiler::read_array_sizes(const Value& object, SchemaNode& node) {
  if (auto problem = read_size(object, "minItems", node.items_min)) return problem;
  if (auto problem = read_size(object, "maxItems", node.items_max)) return problem;
  const Value unique = object.get("uniqueItems");
  if (unique.is_defined()) {
    if (!unique.is_boolean()) return must_be_a("uniqueItems", "boolean");
    node.items_are_unique = unique.as_boolean();
  }
  const Value contains = object.get("contains");
  if (contains.is_undefined() || node.draft < SchemaDraft::k6) return std::nullopt;
  return add_schema(contains, node, &node.contains);
}

Problem SchemaCompiler::read_constants(const Value& object, SchemaNode& node) {
  const Value constant = object.get("const");
  if (constant.is_defined() && node.draft >= SchemaDraft::k6) append_canonical_json(node.constant.emplace(), constant);
  Value choices;
  if (auto problem = read_list(object, "enum", &choices)) return problem;
  if (choices.is_undefined()) return std::nullopt;
  node.choices.emplace();
  for (const Value& choice : choices.items()) append_canonical_json(node.choices->emplace_back(), choice);
  std::vector<std::string> sorted = *node.choices;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) return "enum items must be unique";
  return std::nullopt;
}

Problem SchemaCompiler::add_schemas(const Value& list, const SchemaNode& parent,
                                    std::vector<const SchemaNode*>& schemas) {
  if (list.is_undefined()) return std::nullopt;
  for (const Value& item : list.items()) {
    const SchemaNode* schema = nullptr;
    if (auto problem = add_schema(item, parent, &schema)) return problem;
    schemas.push_back(schema);
  }
  return std::nullopt;
}

Problem SchemaCompiler::add_checked(const Value& object, std::string_view key, const SchemaNode& parent,
                                    const SchemaNode** place) {
  const Value value = object.get(key);
  if (value.is_undefined()) return std::nullopt;
  return is_schema(value) ? add_schema(value, parent, place) : must_be_a(key, "object");
}

Problem SchemaCompiler::read_combinations(const Value& object, SchemaNode& node) {
  const auto read = [&](std::string_view key, std::vector<const SchemaNode*>& schemas) {
    Value list;
    if (auto problem = read_list(object, key, &list)) return problem;
    return add_schemas(list, node, schemas);
  };
  return first_problem([&] { return read("oneOf", node.one_of); }, [&] { return read("anyOf", node.any_of); },
                       [&] { return read("allOf", node.all_of); },
                       [&] { return add_checked(object, "not", node, &node.negated); });
}

Problem SchemaCompiler::read_conditions(const Value& object, SchemaNode& node) {
  if (node.draft < SchemaDraft::k7) return std::nullopt;
  return first_problem([&] { return add_checked(object, "if", node, &node.condition); },
                       [&] { return add_checked(object, "then", node, &node.consequence); },
                       [&] { return add_checked(object, "else", node, &node.alternative); });
}

}  // namespace

JsonSchema::JsonSchema(const Value& document) {
  SchemaCompiler compiler(*this);
  problem = compiler.compile_root(deep_copy(*arena, document));
}

void append_canonical_json(std::string& out, const Value& value) {
  if (value.is_number()) {
    out += double_to_json(to_double(value));
  } else if (value.is_array()) {
    out += '[';
    for (const Value& item : value.items()) {
      if (out.back() != '[') out += ',';
      append_canonical_json(out, item);
    }
    out += ']';
  } else if (value.is_object()) {
    out += '{';
    for (const Entry& entry : value.entries()) {
      if (out.back() != '{') out += ',';
      write_json_string(out, entry.key.as_string(), HtmlEscape::kYes);
      out += ':';
      append_canonical_json(out, entry.value);
    }
    out += '}';
  } else {
    write_json(out, value, JsonStyle::kCompact, HtmlEscape::kYes);
  }
}

}  // namespace rego

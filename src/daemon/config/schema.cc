// The schema says what the table says. What the reader checks beyond it (that two roles differ, that a date exists) it
// cannot say, so a file that fits the schema may still have mistakes; one that does not fit it is always one.

#include <string>

#include "daemon/config/documents.h"
#include "daemon/config/route_patterns.h"
#include "daemon/config/shape.h"
#include "daemon/config/text_check.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead::config {
namespace {

using rego::Value;

class SchemaWriter {
 public:
  explicit SchemaWriter(std::span<const std::string_view> elevations) : elevations_(elevations) {}

  std::string write() {
    rego::ObjectBuilder schema(arena_);
    schema.add(text("$schema"), text("https://json-schema.org/draft/2020-12/schema"));
    schema.add(text("title"), text("bulkhead.yaml"));
    add_object(schema, file_shape());
    return rego::to_json(schema.finish(), rego::JsonStyle::kPretty) + "\n";
  }

 private:
  Value text(std::string_view value) { return Value::string(arena_, value); }

  void add_object(rego::ObjectBuilder& schema, const Shape& shape) {
    rego::ObjectBuilder properties(arena_);
    rego::ArrayBuilder required(arena_);
    for (const Field& field : shape.fields) {
      if (field.form == Form::kProxyOnly) continue;
      properties.add(text(field.name), property(field));
      if (field.is_required()) required.add(text(field.name));
    }
    schema.add(text("description"), text(shape.help));
    schema.add(text("type"), text("object"));
    schema.add(text("additionalProperties"), Value::boolean(false));
    schema.add(text("properties"), properties.finish());
    if (required.size() > 0) schema.add(text("required"), required.finish());
    if (shape.needs_member) schema.add(text("minProperties"), Value::integer(1));
  }

  Value property(const Field& field) {
    rego::ObjectBuilder schema(arena_);
    if (field.form == Form::kObject) add_object(schema, *field.shape);
    if (field.form == Form::kTexts || field.form == Form::kObjects) add_list(schema, field);
    if (field.form == Form::kText || field.form == Form::kInstant) add_text(schema, field.rule);
    if (field.form == Form::kFlag) schema.add(text("type"), text("boolean"));
    if (field.form == Form::kChoice) schema.add(text("enum"), texts(field.choices));
    if (field.form == Form::kNumber) {
      schema.add(text("type"), text("integer"));
      schema.add(text("minimum"), Value::integer(field.least));
      schema.add(text("maximum"), Value::integer(field.most));
    }
    schema.add(text("description"), text(field.help));  // the key's own words, not those of its shape
    return schema.finish();
  }

  void add_list(rego::ObjectBuilder& schema, const Field& field) {
    rego::ObjectBuilder item(arena_);
    if (field.form == Form::kObjects) {
      add_object(item, *field.shape);
    } else {
      add_text(item, field.rule);
    }
    // A list without anything under its key means an empty one, where that is the default.
    const bool may_be_null = field.absent == "[]" && !field.is_required();
    constexpr std::string_view kListOrNull[] = {"array", "null"};
    schema.add(text("type"), may_be_null ? texts(kListOrNull) : text("array"));
    schema.add(text("items"), item.finish());
  }

  void add_text(rego::ObjectBuilder& schema, TextRule rule) {
    schema.add(text("type"), text("string"));
    if (rule == TextRule::kRoute) schema.add(text("enum"), texts(known_route_patterns()));
    if (rule == TextRule::kElevation) {
      rego::ArrayBuilder choices(arena_);
      choices.add(choice("enum", texts(elevations_)));
      choices.add(choice("pattern", text("^([Bb][Hh][0-9]+|[a-z0-9-]*\\*)$")));
      schema.add(text("anyOf"), choices.finish());
      return;
    }
    const std::string_view pattern = rule_pattern(rule);
    if (!pattern.empty()) schema.add(text("pattern"), text(pattern));
  }

  Value choice(std::string_view keyword, const Value& value) {
    rego::ObjectBuilder object(arena_);
    object.add(text(keyword), value);
    return object.finish();
  }

  Value texts(std::span<const std::string_view> list) {
    rego::ArrayBuilder array(arena_);
    for (const std::string_view item : list) array.add(text(item));
    return array.finish();
  }

  base::Arena arena_;
  std::span<const std::string_view> elevations_;
};

}  // namespace

std::string schema_text(std::span<const std::string_view> elevations) { return SchemaWriter(elevations).write(); }

}  // namespace bulkhead::config

// The fields are a Value already; printed, paths are refs of the tree, and keys stand in OPA's order, which is that of
// strings but for an author's name.

#include "rego/syntax/ast_json_annotation.h"

#include <span>
#include <utility>

#include "rego/builtins/base64.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

class AnnotationJson {
 public:
  explicit AnnotationJson(Arena& arena) : arena_(arena) {}

  Value build(const Annotation& annotation, Locations locations);

 private:
  Value text(std::string_view words) { return Value::string(arena_, words); }
  Value ref(const Value& path);
  Value schemas(const Value& list);
  Value compile(const Value& definition);
  Value location(const Annotation& annotation);

  Arena& arena_;
};

// ["input", "a"] as the head and the operands of a ref.
Value AnnotationJson::ref(const Value& path) {
  ArrayBuilder terms(arena_);
  for (const Value& item : path.items()) {
    ObjectBuilder term(arena_);
    term.add(text("type"), text(terms.size() == 0 ? "var" : type_name(item.type())));
    term.add(text("value"), item);
    terms.add(term.finish());
  }
  return terms.finish();
}

Value AnnotationJson::schemas(const Value& list) {
  ArrayBuilder schemas(arena_);
  for (const Value& each : list.items()) {
    ObjectBuilder schema(arena_);
    for (const Entry& entry : each.entries()) {
      const bool is_path = entry.key.as_string() != "definition";
      schema.add(entry.key, is_path ? ref(entry.value) : entry.value);
    }
    schemas.add(schema.finish());
  }
  return schemas.finish();
}

Value AnnotationJson::compile(const Value& definition) {
  ObjectBuilder object(arena_);
  if (const Value mask = definition.get("mask_rule"); mask.is_defined()) object.add(text("mask_rule"), ref(mask));
  if (const Value unknowns = definition.get("unknowns"); unknowns.is_defined()) {
    ArrayBuilder refs(arena_);
    for (const Value& unknown : unknowns.items()) refs.add(ref(unknown));
    object.add(text("unknowns"), refs.finish());
  }
  return object.finish();
}

Value AnnotationJson::location(const Annotation& annotation) {
  const Position position = annotation.span.position();
  const Source& source = *annotation.span.source;
  ObjectBuilder object(arena_);
  object.add(text("file"), text(source.name()));
  object.add(text("row"), Value::integer(position.row));
  object.add(text("col"), Value::integer(position.column));
  object.add(text("text"),
             text(to_base64(source.text().substr(annotation.span.begin, annotation.end - annotation.span.begin),
                            Base64Alphabet::kStandard, Base64Padding::kYes)));
  return object.finish();
}

Value AnnotationJson::build(const Annotation& annotation, Locations locations) {
  ObjectBuilder object(arena_);
  for (const Entry& field : annotation.fields.entries()) {
    object.add(field.key, field.key.as_string() == "schemas" ? schemas(field.value) : field.value);
  }
  object.add(text("scope"), text(annotation.scope));
  if (annotation.compile.is_defined()) object.add(text("compile"), compile(annotation.compile));
  if (locations == Locations::kYes) object.add(text("location"), location(annotation));
  return object.finish();
}

// What OPA writes from a struct has the order of its fields.
constexpr std::string_view kAuthorKeys[] = {"name", "email"};
constexpr std::string_view kLocationKeys[] = {"file", "row", "col", "text"};
constexpr std::string_view kSchemaKeys[] = {"path", "schema", "definition"};
constexpr std::string_view kCompileKeys[] = {"unknowns", "mask_rule"};

std::span<const std::string_view> key_order(std::string_view field) {
  if (field == "authors") return kAuthorKeys;
  if (field == "location") return kLocationKeys;
  if (field == "schemas") return kSchemaKeys;
  if (field == "compile") return kCompileKeys;
  return {};
}

class Printer {
 public:
  std::string take() { return std::move(out_); }
  // `order`: of the keys of the objects here.
  void value(const Value& value, int depth, std::span<const std::string_view> order);
  void annotation(const Value& object, int depth);

 private:
  void line(int depth) {
    out_ += '\n';
    out_.append(static_cast<size_t>(depth) * 2, ' ');
  }
  void entry(std::string_view key, const Value& value, int depth, bool is_first,
             std::span<const std::string_view> order);

  std::string out_;
};

void Printer::entry(std::string_view key, const Value& value, int depth, bool is_first,
                    std::span<const std::string_view> order) {
  if (!is_first) out_ += ',';
  line(depth + 1);
  write_json_string(out_, key, HtmlEscape::kYes);
  out_ += ": ";
  this->value(value, depth + 1, order);
}

void Printer::value(const Value& value, int depth, std::span<const std::string_view> order) {
  if (!(value.is_array() || value.is_object()) || value.size() == 0) {
    out_ += to_json(value);
    return;
  }
  bool is_first = true;
  if (value.is_array()) {
    out_ += '[';
    for (const Value& item : value.items()) {
      if (!std::exchange(is_first, false)) out_ += ',';
      line(depth + 1);
      this->value(item, depth + 1, order);
    }
    line(depth);
    out_ += ']';
    return;
  }
  out_ += '{';
  for (const std::string_view key : order) {
    const Value found = value.get(key);
    if (found.is_defined()) entry(key, found, depth, std::exchange(is_first, false), {});
  }
  for (const Entry& each : value.entries()) {
    if (order.empty()) entry(each.key.as_string(), each.value, depth, std::exchange(is_first, false), {});
  }
  line(depth);
  out_ += '}';
}

void Printer::annotation(const Value& object, int depth) {
  bool is_first = true;
  out_ += '{';
  for (const Entry& field : object.entries()) {
    const std::string_view key = field.key.as_string();
    entry(key, field.value, depth, std::exchange(is_first, false), key_order(key));
  }
  line(depth);
  out_ += '}';
}

}  // namespace

std::string to_annotation_json(const Annotation& annotation, Locations locations, int depth) {
  base::Arena arena;
  Printer printer;
  printer.annotation(AnnotationJson(arena).build(annotation, locations), depth);
  return printer.take();
}

}  // namespace rego

// One block's YAML becomes an annotation: when its fields are of the right types (annotation_fields.cc), each is judged
// by what it means.

#include <algorithm>
#include <vector>

#include "rego/builtins/quote.h"
#include "rego/builtins/uri_reader.h"
#include "rego/syntax/annotation_fields.h"
#include "rego/syntax/annotations.h"
#include "rego/syntax/parser.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/yaml.h"

namespace rego {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\v\f";

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// How Go prints the values of a definition in an error: map[a:1], [x y].
std::string go_text(const Value& value) {
  if (value.is_array()) {
    std::string text = "[";
    for (const Value& item : value.items()) text += (text.size() > 1 ? " " : "") + go_text(item);
    return text + "]";
  }
  if (value.is_object()) {
    std::string text = "map[";
    for (const Entry& entry : value.entries()) {
      text += (text.size() > 4 ? " " : "") + go_text(entry.key) + ":" + go_text(entry.value);
    }
    return text + "]";
  }
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_boolean()) return std::string("%!s(bool=") + (value.as_boolean() ? "true" : "false") + ")";
  if (value.is_null()) return "%!s(<nil>)";
  const std::string number = number_to_string(value);
  const bool is_whole = number.find_first_of(".eE") == std::string::npos;
  return (is_whole ? "%!s(int=" : "%!s(float64=") + number + ")";
}

std::string text_field(const Value& object, std::string_view name) {
  const Value value = object.get(name);
  return value.is_string() ? std::string(trimmed(value.as_string())) : "";
}

class AnnotationReader {
 public:
  AnnotationReader(Arena& arena, std::string_view text, Annotation& into) : arena_(arena), text_(text), into_(into) {}

  bool read(AnnotationProblem& problem);

 private:
  // Each leaves a problem where it gives false.
  bool related_resources();
  bool related_resource(const Value& definition, ArrayBuilder& list);
  bool authors();
  bool author(const Value& definition, ArrayBuilder& list);
  bool schemas();
  bool schema(const Value& definition, ArrayBuilder& list);
  bool compile();

  bool fail(std::string text) {
    problem_ = std::move(text);
    return false;
  }
  void texts();
  void add(ObjectBuilder& object, std::string_view name, std::string_view text) {
    if (!text.empty()) object.add(Value::string(arena_, name), Value::string(arena_, text));
  }
  void add_field(std::string_view name, const Value& value) {
    if (value.size() > 0) fields_.add(Value::string(arena_, name), value);
  }
  // The path that the text of a reference names: ["input", "a"]. Undefined where it is none; `problem` then says why.
  Value path_of(std::string_view text, std::string* problem = nullptr);

  Arena& arena_;
  std::string_view text_;
  Annotation& into_;
  Value document_;
  ObjectBuilder fields_{arena_};
  std::string problem_;
};

bool AnnotationReader::read(AnnotationProblem& problem) {
  const auto document = read_yaml(arena_, text_);
  const auto full = read_yaml(arena_, text_, YamlUse::kAnnotation);
  if (!full) {
    const base::Error& error = full.error();
    if (error.code == "yaml_error") problem.line = error.place.empty() ? 0 : std::stoi(error.place);
    problem.text = error.message;
    return false;
  }
  if (!document) {
    problem.text = document.error().message;
    return false;
  }
  document_ = *document;
  if (!check_annotation_fields(text_, document_, problem)) return false;
  if (document_.is_null()) document_ = Value::empty_object();
  texts();
  const bool is_fine = related_resources() && compile() && schemas() && authors();
  if (!is_fine) {
    problem.text = std::move(problem_);
    return false;
  }
  for (const std::string_view name : {"custom", "labels"}) {
    const Value map = full->is_object() ? full->get(name) : Value();
    if (map.is_object()) add_field(name, map);
  }
  into_.fields = fields_.finish();
  return true;
}

void AnnotationReader::texts() {
  into_.scope = arena_.copy(annotation_text(document_.get("scope")));
  into_.is_entrypoint = is_annotation_flag_set(document_.get("entrypoint"));
  if (into_.is_entrypoint) fields_.add(Value::string(arena_, "entrypoint"), Value::boolean(true));
  for (const std::string_view name : {"title", "description"}) add(fields_, name, annotation_text(document_.get(name)));
  const Value organizations = document_.get("organizations");
  ArrayBuilder list(arena_);
  if (organizations.is_array()) {
    for (const Value& item : organizations.items()) list.add(Value::string(arena_, annotation_text(item)));
  }
  add_field("organizations", list.finish());
}

bool AnnotationReader::related_resources() {
  const Value definitions = document_.get("related_resources");
  ArrayBuilder list(arena_);
  if (definitions.is_array()) {
    for (const Value& definition : definitions.items()) {
      if (related_resource(definition, list)) continue;
      return fail("invalid related-resource definition " + go_text(definition) + ": " + problem_);
    }
  }
  add_field("related_resources", list.finish());
  return true;
}

bool AnnotationReader::related_resource(const Value& definition, ArrayBuilder& list) {
  const bool is_text = definition.is_string();
  if (!is_text && !definition.is_object()) return fail("invalid value type, must be string or map");
  const std::string ref = is_text ? std::string(definition.as_string()) : text_field(definition, "ref");
  if (ref.empty()) return fail(is_text ? "ref URL may not be empty string" : "'ref' value required in object");
  UriReader uri;
  if (auto problem = uri.read(ref)) return fail(std::move(*problem));
  ObjectBuilder object(arena_);
  add(object, "ref", uri.to_string());
  if (!is_text) add(object, "description", text_field(definition, "description"));
  list.add(object.finish());
  return true;
}

bool AnnotationReader::authors() {
  const Value definitions = document_.get("authors");
  ArrayBuilder list(arena_);
  if (definitions.is_array()) {
    for (const Value& definition : definitions.items()) {
      if (author(definition, list)) continue;
      return fail("invalid author definition " + go_text(definition) + ": " + problem_);
    }
  }
  add_field("authors", list.finish());
  return true;
}

// "Jane Doe <jane@example.com>", or an object.
bool AnnotationReader::author(const Value& definition, ArrayBuilder& list) {
  ObjectBuilder object(arena_);
  if (definition.is_object()) {
    const std::string name = text_field(definition, "name");
    const std::string email = text_field(definition, "email");
    if (name.empty() && email.empty()) return fail("'name' and/or 'email' values required in object");
    add(object, "name", name);
    add(object, "email", email);
    list.add(object.finish());
    return true;
  }
  if (!definition.is_string()) return fail("invalid value type, must be string or map");
  std::vector<std::string_view> words;
  for (std::string_view rest = trimmed(definition.as_string()); !rest.empty();) {
    const size_t end = std::min(rest.find_first_of(kSpaces), rest.size());
    words.push_back(rest.substr(0, end));
    rest = trimmed(rest.substr(end));
  }
  if (words.empty()) return fail("author is an empty string");
  std::string_view email;
  if (words.back().size() > 1 && words.back().starts_with('<') && words.back().ends_with('>')) {
    email = words.back().substr(1, words.back().size() - 2);
    words.pop_back();
  }
  std::string name;
  for (const std::string_view word : words) name += (name.empty() ? "" : " ") + std::string(word);
  add(object, "name", name);
  add(object, "email", email);
  list.add(object.finish());
  return true;
}

bool AnnotationReader::schemas() {
  const Value definitions = document_.get("schemas");
  ArrayBuilder list(arena_);
  if (definitions.is_array()) {
    for (const Value& definition : definitions.items()) {
      if (!schema(definition, list)) return false;
    }
  }
  add_field("schemas", list.finish());
  return true;
}

bool AnnotationReader::schema(const Value& definition, ArrayBuilder& list) {
  if (!definition.is_object() || definition.size() == 0) return fail("invalid document reference");
  const Entry& pair = definition.entries()[0];
  ObjectBuilder object(arena_);
  const Value path = path_of(pair.key.as_string());
  if (path.is_undefined()) return fail("invalid document reference");
  object.add(Value::string(arena_, "path"), path);
  if (pair.value.is_string()) {
    const Value schema = path_of(pair.value.as_string());
    const bool is_schema = schema.is_defined() && schema.items()[0].as_string() == "schema";
    if (!is_schema) return fail("invalid schema reference");
    object.add(Value::string(arena_, "schema"), schema);
  } else if (pair.value.is_object()) {
    object.add(Value::string(arena_, "definition"), pair.value);
  } else {
    return fail("invalid schema declaration for path " + quote_for_message(pair.key.as_string()));
  }
  list.add(object.finish());
  return true;
}

bool AnnotationReader::compile() {
  const Value definition = document_.get("compile");
  if (!definition.is_object()) return true;
  ObjectBuilder object(arena_);
  const Value unknowns = definition.get("unknowns");
  if (unknowns.is_array()) {
    ArrayBuilder list(arena_);
    for (const Value& unknown : unknowns.items()) {
      if (!unknown.is_string()) continue;
      std::string problem;
      const Value path = path_of(unknown.as_string(), &problem);
      if (path.is_undefined())
        return fail("invalid unknowns element " + quote_for_message(unknown.as_string()) + ": " + problem);
      list.add(path);
    }
    object.add(Value::string(arena_, "unknowns"), list.finish());
  }
  const Value mask = definition.get("mask_rule");
  if (mask.is_string()) {
    std::string problem;
    const Value path = path_of(mask.as_string(), &problem);
    if (path.is_undefined())
      return fail("invalid mask_rule annotation " + quote_for_message(mask.as_string()) + ": " + problem);
    object.add(Value::string(arena_, "mask_rule"), path);
  }
  into_.compile = object.finish();
  return true;
}

Value AnnotationReader::path_of(std::string_view text, std::string* problem) {
  const auto complain = [&](std::string message) {
    if (problem) *problem = std::move(message);
    return Value();
  };
  const auto query = parse_query(std::make_shared<const Source>("", std::string(text)), {});
  if (!query) return complain(to_text(query.error()));
  const Body& body = (*query)->rules[0]->body;
  const Term* term = body.size() == 1 && body[0]->kind == ExprKind::kTerm ? body[0]->term : nullptr;
  const Term* head = !term ? nullptr : term->kind == TermKind::kRef ? term->items[0] : term;
  if (!head || head->kind != TermKind::kVar) return complain("expected ref but got " + std::string(text));
  ArrayBuilder path(arena_);
  path.add(Value::string(arena_, head->name));
  for (size_t i = 1; i < term->items.size(); ++i) {
    if (term->items[i]->kind != TermKind::kScalar) return complain("expected ref but got " + std::string(text));
    path.add(deep_copy(arena_, term->items[i]->scalar));
  }
  return path.finish();
}

}  // namespace

bool read_annotation(Arena& arena, std::string_view text, Annotation& annotation, AnnotationProblem& problem) {
  return AnnotationReader(arena, text, annotation).read(problem);
}

}  // namespace rego

// Finding what a reference names. First the whole document is walked once: every "$ref" in it is rewritten to an
// absolute one, and every object with an id becomes a document of its own. Afterwards a reference is looked up as a
// whole, then as the document without its fragment and a JSON pointer into that.

#include "rego/builtins/json_schema_pool.h"

#include <array>

#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr std::string_view kDraftUrls[] = {"http://json-schema.org/draft-04/schema",
                                           "http://json-schema.org/draft-06/schema",
                                           "http://json-schema.org/draft-07/schema"};

// Takes "." and ".." out of a path, which begins with "/" afterwards.
std::string resolve_path(const std::string& base, const std::string& reference) {
  std::string full = reference;
  if (reference.empty()) {
    full = base;
  } else if (reference[0] != '/') {
    full = base.substr(0, base.rfind('/') + 1) + reference;
  }
  if (full.empty()) return full;
  std::vector<std::string_view> parts;
  std::string_view rest = full;
  if (rest.starts_with('/')) rest.remove_prefix(1);
  bool ends_in_directory = false;
  while (true) {
    const size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    ends_in_directory = part == "." || part == "..";
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!ends_in_directory) parts.push_back(part);
    if (slash == rest.npos) break;
    rest.remove_prefix(slash + 1);
  }
  std::string out;
  for (const std::string_view part : parts) out.append("/").append(part);
  if (ends_in_directory || out.empty()) out += '/';
  return out;
}

std::string unescape_pointer(std::string_view token) {
  std::string out;
  for (size_t i = 0; i < token.size(); i++) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
    out += is_escape ? (token[++i] == '0' ? '~' : '/') : token[i];
  }
  return out;
}

// One step of a JSON pointer. The problem is in Go's words.
std::optional<std::string> step_into(const std::string& token, Value* node) {
  if (node->is_object()) {
    const Value next = node->get(token);
    if (next.is_undefined()) return "Object has no key '" + token + "'";
    *node = next;
    return std::nullopt;
  }
  if (node->is_array()) {
    const bool is_number = !token.empty() && token.size() < 10 && token.find_first_not_of("0123456789") == token.npos;
    if (!is_number) return "Invalid array index '" + token + "'";
    const size_t index = std::stoul(token);
    if (index >= node->size()) {
      return "Out of bound array[0," + std::to_string(node->size()) + "] index '" + std::to_string(index) + "'";
    }
    *node = node->items()[index];
    return std::nullopt;
  }
  return "Invalid token reference '" + token + "'";
}

std::optional<std::string> follow_pointer(std::string_view pointer, Value* node) {
  if (!pointer.starts_with('/')) return std::nullopt;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const size_t slash = std::min(pointer.find('/'), pointer.size());
    if (auto problem = step_into(unescape_pointer(pointer.substr(0, slash)), node)) return problem;
    pointer.remove_prefix(slash);
  }
  return std::nullopt;
}

}  // namespace

UriReader resolve_reference(const UriReader& base, const UriReader& reference) {
  UriReader out = reference;
  if (out.scheme.empty()) out.scheme = base.scheme;
  const auto set_path = [&](const std::string& path) {
    UriReader reader;
    out.path = out.raw_path = path;
    if (!path.empty() && !reader.read(path)) {
      out.path = reader.path;
      out.raw_path = reader.raw_path;
    }
  };
  if (!reference.scheme.empty() || !reference.host.empty()) {
    set_path(resolve_path(reference.escaped_path(), ""));
    return out;
  }
  if (reference.path.empty() && reference.raw_query.empty()) {
    out.raw_query = base.raw_query;
    if (reference.fragment.empty()) out.fragment = base.fragment;
  }
  if (reference.path.empty() && !base.opaque.empty()) {
    out.opaque = base.opaque;
    return out;
  }
  out.host = base.host;
  out.user = base.user;
  set_path(resolve_path(base.escaped_path(), reference.escaped_path()));
  return out;
}

std::optional<std::string> read_schema_draft(const Value& document, std::optional<SchemaDraft>* draft) {
  if (document.is_boolean()) return std::nullopt;
  if (!document.is_object()) return "schema is invalid";
  const Value url = document.get("$schema");
  if (url.is_undefined()) return std::nullopt;
  if (!url.is_string()) return "$schema must be of type string";
  UriReader reader;
  if (auto problem = reader.read(url.as_string())) return problem;
  const std::string spelled = reader.to_string();
  for (size_t i = 0; i < std::size(kDraftUrls); i++) {
    if (spelled == kDraftUrls[i]) *draft = static_cast<SchemaDraft>(i);
  }
  return std::nullopt;
}

SchemaPool::Problem SchemaPool::add(const Value& document, const UriReader& base, Value* added) {
  std::optional<SchemaDraft> draft;
  if (auto problem = read_schema_draft(document, &draft)) return problem;
  *added = resolve(document, base, draft);
  if (problem_) return problem_;
  documents_[base.to_string()] = {*added, draft};
  return std::nullopt;
}

Value SchemaPool::resolve(const Value& document, const UriReader& base, std::optional<SchemaDraft> draft) {
  if (problem_) return document;
  if (document.is_object()) return resolve_object(document, base, draft);
  if (!document.is_array()) return document;
  ArrayBuilder items(arena_);
  for (const Value& item : document.items()) items.add(resolve(item, base, draft));
  return items.finish();
}

Value SchemaPool::resolve_object(const Value& object, const UriReader& outer, std::optional<SchemaDraft> draft) {
  UriReader base = outer;
  std::optional<std::string> name;
  const Value id = object.get("id").is_defined() ? object.get("id") : object.get("$id");
  UriReader id_reader;
  if (id.is_string() && !id_reader.read(id.as_string())) {
    base = resolve_reference(outer, id_reader);
    name = base.to_string();
    if (!documents_.try_emplace(*name).second) {
      problem_ = "Reference already exists: \"" + *name + "\"";
      return object;
    }
  }
  UriReader inner = base;
  inner.fragment.clear();
  ObjectBuilder builder(arena_);
  for (const Entry& entry : object.entries()) {
    const std::string_view key = entry.key.as_string();
    Value value = entry.value;
    UriReader reference;
    if (key == "$ref" && value.is_string()) {
      if (!reference.read(value.as_string())) {
        value = Value::string(arena_, resolve_reference(inner, reference).to_string());
      }
    } else if (key == "properties" || key == "dependencies" || key == "patternProperties") {
      value = resolve_members(value, inner, draft);
    } else if (key != "const" && key != "enum") {  // those are data
      value = resolve(value, inner, draft);
    }
    builder.add(entry.key, value);
  }
  const Value resolved = builder.finish();
  if (name) documents_[*name] = {resolved, draft};
  return resolved;
}

// The members are named by the user: "$ref" among them is a property like any other.
Value SchemaPool::resolve_members(const Value& members, const UriReader& base, std::optional<SchemaDraft> draft) {
  if (!members.is_object()) return members;
  ObjectBuilder builder(arena_);
  for (const Entry& entry : members.entries()) builder.add(entry.key, resolve(entry.value, base, draft));
  return builder.finish();
}

SchemaPool::Problem SchemaPool::find(const std::string& reference, SchemaDocument* found) {
  if (const auto exact = documents_.find(reference); exact != documents_.end()) {
    *found = exact->second;
    return std::nullopt;
  }
  UriReader url;
  if (auto problem = url.read(reference)) return problem;
  const std::string fragment = std::exchange(url.fragment, {});
  std::string base = url.to_string();
  if (!documents_.contains(base)) {
    if (url.scheme.empty() || (url.host.empty() && url.scheme != "file")) {
      return "Reference " + reference + " must be canonical";
    }
    const std::string_view known = meta_schema(base);
    if (known.empty()) return "remote reference loading disabled: " + reference;
    const auto read = read_json(arena_, known);
    Value added;
    if (auto problem = add(*read, url, &added)) return problem;
  }
  const SchemaDocument& document = documents_[base];
  SchemaDocument result = document;
  if (auto problem = follow_pointer(fragment, &result.value)) return problem;
  documents_[reference] = result;
  *found = result;
  return std::nullopt;
}

}  // namespace rego

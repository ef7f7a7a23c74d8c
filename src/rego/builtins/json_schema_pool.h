#pragma once
// The documents that the references of a schema may name: the schema itself, and what has an id in it.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rego/builtins/json_schema.h"
#include "rego/builtins/uri_reader.h"

namespace rego {

struct SchemaDocument {
  Value value;
  std::optional<SchemaDraft> draft;
};

class SchemaPool {
 public:
  using Problem = std::optional<std::string>;

  explicit SchemaPool(Arena& arena) : arena_(arena) {}

  // Takes in the document at a URL ("" for the root): `*added` is it with all of its references made absolute.
  Problem add(const Value& document, const UriReader& base, Value* added);

  // What an absolute reference names.
  Problem find(const std::string& reference, SchemaDocument* found);

 private:
  Value resolve(const Value& document, const UriReader& base, std::optional<SchemaDraft> draft);
  Value resolve_object(const Value& object, const UriReader& outer, std::optional<SchemaDraft> draft);
  Value resolve_members(const Value& members, const UriReader& base, std::optional<SchemaDraft> draft);

  Arena& arena_;
  Problem problem_;
  std::map<std::string, SchemaDocument, std::less<>> documents_;
};

// The draft that "$schema" names; none where it does not, or names another. The problem is one of "$schema" itself.
std::optional<std::string> read_schema_draft(const Value& document, std::optional<SchemaDraft>* draft);

// `reference` seen from `base` (RFC 3986, 5.2, as Go does it).
UriReader resolve_reference(const UriReader& base, const UriReader& reference);

}  // namespace rego

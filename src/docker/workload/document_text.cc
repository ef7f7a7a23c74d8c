// Both texts follow the table's order, the workload first.

#include "docker/workload/document_text.h"

#include <fmt/format.h>

#include "docker/workload/documents.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

constexpr std::string_view kIntroduction =
    R"(# The workload

Every source (a request to create a container, a service, an exec, a plugin or a volume, a build, an inspect document)
is turned into this one document, and policies read nothing else. All keys are always there: what nobody asked for is
null, false, "" or empty. `unknown` lists what could not be known, as dotted paths into the document; a rule that needs
one of them must refuse. In that list stand also the short paths `container`, `image`, `user`, `service` and `exec`
where the daemon could not be asked about the whole of it. Every call
has an Operation too, also those without a workload.

This page is written from src/docker/workload/documents.def by `workload_docs`; the same table makes
workload.schema.json.

## What a request and the container made from it share

The workload of `docker inspect CONTAINER` is that of the request which made it, but for what only one of them knows:

- `kind`, `container`, `name` (the daemon invents one), `hostname` (the short id where none is asked for), `platform`.
- `image.reference`, and what the image contributes: an inspect has its environment, labels, ports, volumes, stop signal
  and health check mixed with those of the request.
- Defaults that the daemon fills in: `runtime`, `log.driver` and its options, `limits.shm_size`, `limits.memory_swap`
  (twice the memory), `restart.policy`, `security.options`, and the `value` of each namespace, where a container is
  named by its id.
- `mounts`: anonymous volumes and those taken from other containers stand in an inspect with their names; a volume's
  `read_only`, `propagation` and `options` as the daemon wrote them.
- `networks`: an inspect lists every network that the container is attached to, the default one too.
- `volumes_from`: in an inspect the mounts say what was taken.

)";

std::string type_words(const FieldType& type) {
  std::string words;
  const std::string_view name = row_of(type.document).name;
  switch (type.kind) {
    case FieldKind::kString:
      words = "string";
      break;
    case FieldKind::kTruth:
      words = "boolean";
      break;
    case FieldKind::kNumber:
      words = "number";
      break;
    case FieldKind::kTexts:
      words = "array of strings";
      break;
    case FieldKind::kMap:
      words = "object of strings";
      break;
    case FieldKind::kObject:
      words = fmt::format("{}", name);
      break;
    case FieldKind::kObjects:
      words = fmt::format("array of {}", name);
      break;
  }
  return type.may_be_null ? words + " or null" : words;
}

void add_section(std::string& text, const DocumentRow& row) {
  text += fmt::format("## {}\n\n{}\n\n| field | type | meaning |\n|---|---|---|\n", row.name, row.words);
  for (const FieldRow& field : row.fields) {
    std::string words(field.words);
    for (size_t at = words.find('|'); at != std::string::npos; at = words.find('|', at + 2)) words.insert(at, "\\");
    text += fmt::format("| `{}` | {} | {} |\n", field.name, type_words(field.type), words);
  }
  text += "\n";
}

std::string quoted(std::string_view text) {
  std::string json;
  rego::write_json_string(json, text);
  return json;
}

std::string schema_type(const FieldType& type) {
  const std::string reference = fmt::format(R"("$ref": "#/$defs/{}")", row_of(type.document).name);
  const auto simple = [&](std::string_view name) {
    return type.may_be_null ? fmt::format(R"("type": ["{}", "null"])", name) : fmt::format(R"("type": "{}")", name);
  };
  switch (type.kind) {
    case FieldKind::kString:
      return simple("string");
    case FieldKind::kTruth:
      return simple("boolean");
    case FieldKind::kNumber:
      return simple("number");
    case FieldKind::kTexts:
      return R"("type": "array", "items": {"type": "string"})";
    case FieldKind::kMap:
      return R"("type": "object", "additionalProperties": {"type": "string"})";
    case FieldKind::kObject:
      return type.may_be_null ? fmt::format(R"("anyOf": [{{{}}}, {{"type": "null"}}])", reference) : reference;
    case FieldKind::kObjects:
      return fmt::format(R"("type": "array", "items": {{{}}})", reference);
  }
  return "";
}

std::string definition(const DocumentRow& row) {
  std::string text = fmt::format("    {}: {{\n      \"description\": {},\n      \"type\": \"object\",\n",
                                 quoted(row.name), quoted(row.words));
  text += "      \"additionalProperties\": false,\n      \"required\": [";
  for (const FieldRow& field : row.fields) {
    text += fmt::format("{}{}", &field == row.fields.data() ? "" : ", ", quoted(field.name));
  }
  text += "],\n      \"properties\": {\n";
  for (const FieldRow& field : row.fields) {
    const std::string_view comma = &field == &row.fields.back() ? "" : ",";
    text += fmt::format("        {}: {{{}, \"description\": {}}}{}\n", quoted(field.name), schema_type(field.type),
                        quoted(field.words), comma);
  }
  return text + "      }\n    }";
}

}  // namespace

std::string workload_markdown() {
  std::string text(kIntroduction);
  add_section(text, row_of(Document::kWorkload));
  for (const DocumentRow& row : document_table()) {
    if (row.name != row_of(Document::kWorkload).name) add_section(text, row);
  }
  text.pop_back();
  return text;
}

std::string workload_schema() {
  std::string text =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
      "  \"title\": \"Bulkhead workload\",\n"
      "  \"$ref\": \"#/$defs/Workload\",\n  \"$defs\": {\n";
  const auto table = document_table();
  for (const DocumentRow& row : table) {
    text += definition(row);
    text += &row == &table.back() ? "\n" : ",\n";
  }
  return text + "  }\n}\n";
}

}  // namespace bulkhead

// The page: words in front, then a table for the file and one for each kind of object in it.

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "daemon/config/documents.h"
#include "daemon/config/shape.h"
#include "daemon/config/text_check.h"

namespace bulkhead::config {
namespace {

constexpr std::string_view kHead = R"(# The configuration file

<!-- Made from src/daemon/config/shapes.cc by `config_docs`; `ctest` (config_documents) says when it is stale. -->

One YAML file says what `bulkhead serve --config FILE` decides by. `bulkhead init` writes a first one,
`bulkhead check-config FILE` says every mistake of one with line and column, and with
[config.schema.json](config.schema.json) an editor does the same while it is written. What the words mean in practice
stands in [operators.md](operators.md).

    profile: baseline
    mode: enforce
    contact: "#platform"
    roles:
      - name: ci
        who: { cn: [ci-runner] }
        may: ["container.*", "image.pull", "image.build"]
        elevations: [cap-net-admin]
        own: true
    default: { may: ["container.list", "system.*"] }
    exceptions:
      - image: registry.example/cadvisor@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        who: { cn: [ops] }
        elevations: [privileged]
        reason: node metrics
        expires: 2027-01-31

The file and the policies, data and folders that it names are watched: what changes is loaded without a gap, and a file
with a mistake leaves the last good state in force and is reported in the log. Like every policy it must belong to root
or to the daemon's user, and nobody else may be able to write it or a folder above it.

It is stricter than YAML: unknown keys, a key that stands twice, a second document and merge keys (`<<`) are mistakes,
and a key without a value is one where leaving it out would mean more than nothing (`default:`, `images:`).
)";

std::string cell(std::string_view text) {
  std::string out;
  for (const char byte : text) out += byte == '|' ? std::string("\\|") : std::string(1, byte);
  return out;
}

std::string type_words(const Field& field) {
  switch (field.form) {
    case Form::kText:
    case Form::kInstant:
      return std::string(rule_words(field.rule));
    case Form::kTexts:
      return fmt::format("list; each {}", rule_words(field.rule));
    case Form::kChoice: {
      std::string text;
      for (const std::string_view choice : field.choices)
        text += fmt::format("{}`{}`", text.empty() ? "" : ", ", choice);
      return text;
    }
    case Form::kFlag:
      return "`true`, `false`";
    case Form::kNumber:
      return fmt::format("number, {} to {}", field.least, field.most);
    case Form::kObject:
      return fmt::format("[{}](#{})", field.shape->name, field.shape->name);
    case Form::kObjects:
      return fmt::format("list of [{}](#{})", field.shape->name, field.shape->name);
    case Form::kProxyOnly:
      return "needs proxy mode: an error here";
  }
  return {};
}

std::string default_words(const Field& field) {
  if (field.is_required()) return "required";
  if (field.absent.empty() || field.absent == "null" || field.absent == "{}" || field.form == Form::kProxyOnly)
    return "";
  const bool is_text = field.absent.starts_with('"');
  return fmt::format("`{}`", is_text ? field.absent.substr(1, field.absent.size() - 2) : field.absent);
}

std::string table(const Shape& shape) {
  std::string text = "| key | value | default | meaning |\n|---|---|---|---|\n";
  for (const Field& field : shape.fields) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", field.name, cell(type_words(field)), default_words(field),
                        cell(field.help));
  }
  return text;
}

// The shapes below `shape`, each once, in the order in which they are met.
void collect(const Shape& shape, std::vector<const Shape*>& shapes) {
  for (const Field& field : shape.fields) {
    if (field.shape == nullptr) continue;
    if (std::ranges::find(shapes, field.shape) != shapes.end()) continue;
    shapes.push_back(field.shape);
    collect(*field.shape, shapes);
  }
}

}  // namespace

std::string reference_text() {
  std::string text(kHead);
  text += "\n## Keys of the file\n\n" + table(file_shape());
  std::vector<const Shape*> shapes;
  collect(file_shape(), shapes);
  for (const Shape* shape : shapes)
    text += fmt::format("\n## {}\n\n{}.\n\n{}", shape->name, shape->help, table(*shape));
  return text;
}

}  // namespace bulkhead::config

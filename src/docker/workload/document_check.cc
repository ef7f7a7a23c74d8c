#include "docker/workload/document_check.h"

#include <fmt/format.h>

namespace bulkhead {
namespace {

using rego::Value;

std::string wrong(std::string_view expected, const Value& value) {
  return fmt::format(": expected {}, found {}", expected, rego::type_name(value.type()));
}

std::string check_texts(const Value& value) {
  if (!value.is_array()) return wrong("an array of strings", value);
  for (const Value& item : value.items()) {
    if (!item.is_string()) return wrong("an array of strings", item);
  }
  return "";
}

std::string check_map(const Value& value) {
  if (!value.is_object()) return wrong("an object of strings", value);
  for (const rego::Entry& entry : value.entries()) {
    if (!entry.key.is_string() || !entry.value.is_string()) return wrong("an object of strings", entry.value);
  }
  return "";
}

// A misfit inside a part: ": words" is about the part itself, everything else begins with a field's name.
std::string inside(std::string_view step, const std::string& misfit) {
  return misfit.empty() ? "" : fmt::format("{}{}{}", step, misfit.starts_with(':') ? "" : ".", misfit);
}

std::string check_objects(const Value& value, Document document) {
  if (!value.is_array()) return wrong("an array", value);
  for (size_t i = 0; i < value.size(); i++) {
    const std::string misfit = find_misfit(value.items()[i], document);
    if (!misfit.empty()) return inside(fmt::format(".{}", i), misfit);
  }
  return "";
}

std::string check_field(const Value& value, const FieldType& type) {
  if (type.may_be_null && value.is_null()) return "";
  switch (type.kind) {
    case FieldKind::kString:
      return value.is_string() ? "" : wrong("a string", value);
    case FieldKind::kTruth:
      return value.is_boolean() ? "" : wrong("a boolean", value);
    case FieldKind::kNumber:
      return value.is_number() ? "" : wrong("a number", value);
    case FieldKind::kTexts:
      return check_texts(value);
    case FieldKind::kMap:
      return check_map(value);
    case FieldKind::kObject:
      return inside("", find_misfit(value, type.document));
    case FieldKind::kObjects:
      return check_objects(value, type.document);
  }
  return "";
}

}  // namespace

std::string find_misfit(const Value& value, Document document) {
  if (!value.is_object()) return wrong("an object", value);
  const auto fields = row_of(document).fields;
  if (value.size() != fields.size()) return fmt::format(": {} keys instead of {}", value.size(), fields.size());
  for (const FieldRow& field : fields) {
    const Value found = value.get(field.name);
    if (found.is_undefined()) return fmt::format("{}: missing", field.name);
    const std::string misfit = check_field(found, field.type);
    if (!misfit.empty()) return fmt::format("{}{}", field.name, misfit);
  }
  return "";
}

}  // namespace bulkhead

// The table as C++ has it, and the templates that are made from it: one a document, once, in an arena of their own.
// What a field holds when nothing is asked follows from its type, but for the few in kExceptions.

#include "docker/workload/documents.h"

#include <algorithm>
#include <array>
#include <vector>

#include "docker/workload/words.h"

namespace bulkhead {
namespace {

using rego::Value;

constexpr FieldType text() { return {FieldKind::kString}; }
constexpr FieldType maybe_text() { return {FieldKind::kString, true}; }
constexpr FieldType boolean() { return {FieldKind::kTruth}; }
constexpr FieldType maybe_boolean() { return {FieldKind::kTruth, true}; }
constexpr FieldType maybe_number() { return {FieldKind::kNumber, true}; }
constexpr FieldType texts() { return {FieldKind::kTexts}; }
constexpr FieldType map() { return {FieldKind::kMap}; }
constexpr FieldType object(Document document) { return {FieldKind::kObject, false, document}; }
constexpr FieldType maybe_object(Document document) { return {FieldKind::kObject, true, document}; }
constexpr FieldType objects(Document document) { return {FieldKind::kObjects, false, document}; }

#define DOCUMENT(name, words) constexpr FieldRow k##name##Rows[] = {
#define FIELD(name, type, words) {#name, type, words},
#define END \
  }         \
  ;
#include "docker/workload/documents.def"
#undef FIELD
#undef DOCUMENT
#undef END

#define END
#define FIELD(name, type, words)
#define DOCUMENT(name, words) {#name, words, k##name##Rows},
constexpr DocumentRow kDocuments[] = {
#include "docker/workload/documents.def"
};
#undef FIELD
#undef DOCUMENT
#undef END

// Fields that hold something else than their type says when nothing is asked.
struct Exception {
  Document document;
  std::string_view field;
  Word word;
};
constexpr Exception kExceptions[] = {
    {Document::kNamespace, "mode", Word::kPrivate},   {Document::kNamespace, "resolved", Word::kPrivate},
    {Document::kImage, "state", Word::kNone},         {Document::kUser, "source", Word::kDefault},
    {Document::kSeccomp, "mode", Word::kDefault},     {Document::kAppArmor, "mode", Word::kDefault},
    {Document::kPathList, "mode", Word::kDefault},    {Document::kRestart, "policy", Word::kNo},
    {Document::kPort, "protocol", Word::kTcp},        {Document::kVolume, "driver", Word::kLocal},
    {Document::kService, "mode", Word::kReplicated},  {Document::kService, "runtime", Word::kContainer},
    {Document::kDeviceRequest, "type", Word::kOther},
};

struct Templates {
  base::Arena arena;
  std::vector<rego::ObjectTemplate> all;

  Templates() {
    all.reserve(std::size(kDocuments));
    for (size_t i = 0; i < std::size(kDocuments); i++) all.push_back(make(static_cast<Document>(i)));
  }

  rego::ObjectTemplate make(Document document) {
    std::vector<rego::Entry> entries;
    for (const FieldRow& field : row_of(document).fields) {
      entries.push_back({Value::string(arena, field.name), initial(document, field)});
    }
    return rego::ObjectTemplate(arena, entries);
  }

  Value initial(Document document, const FieldRow& field) {
    const auto exception = std::find_if(
        std::begin(kExceptions), std::end(kExceptions),
        [&](const Exception& candidate) { return candidate.document == document && candidate.field == field.name; });
    if (exception != std::end(kExceptions)) return word(exception->word);
    if (document == Document::kCapabilities && field.name == "effective") return default_capability_names();
    if (field.type.may_be_null) return Value::null();
    switch (field.type.kind) {
      case FieldKind::kString:
        return word(Word::kEmpty);
      case FieldKind::kTruth:
        return Value::boolean(false);
      case FieldKind::kNumber:
        return Value::integer(0);
      case FieldKind::kTexts:
      case FieldKind::kObjects:
        return Value::empty_array();
      case FieldKind::kMap:
        return Value::empty_object();
      case FieldKind::kObject:
        return all[static_cast<size_t>(field.type.document)].value();
    }
    return Value::null();
  }
};

}  // namespace

std::span<const DocumentRow> document_table() { return kDocuments; }

const rego::ObjectTemplate& template_of(Document document) {
  static const Templates templates;
  return templates.all[static_cast<size_t>(document)];
}

}  // namespace bulkhead

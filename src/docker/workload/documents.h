#pragma once
// Documents: the object types that a workload is made of, as the table documents.def has them, and builders that make
// them. A builder copies the document as it is when nothing is asked, and only what was asked is written.

#include <cstdint>
#include <span>
#include <string_view>

#include "rego/value/object_template.h"
#include "rego/value/value.h"

namespace bulkhead {

#define END
#define FIELD(name, type, words)
#define DOCUMENT(name, words) k##name,
enum class Document : uint8_t {
#include "docker/workload/documents.def"
};
#undef FIELD
#undef DOCUMENT
#undef END

enum class FieldKind : uint8_t { kString, kTruth, kNumber, kTexts, kMap, kObject, kObjects };

struct FieldType {
  FieldKind kind;
  bool may_be_null = false;
  Document document = Document::kHostPath;  // of kObject and kObjects
};

struct FieldRow {
  std::string_view name;
  FieldType type;
  std::string_view words;
};

struct DocumentRow {
  std::string_view name;
  std::string_view words;
  std::span<const FieldRow> fields;
};

// In the order of Document.
std::span<const DocumentRow> document_table();
inline const DocumentRow& row_of(Document document) { return document_table()[static_cast<size_t>(document)]; }

// What a document holds when nothing is asked. Frozen, shared by all threads, lives as long as the program.
const rego::ObjectTemplate& template_of(Document document);

// The fields of each document, in the order of the table: enum class ImageField { reference, name, … }.
template <typename Field>
struct DocumentOf;

#define DOCUMENT(name, words)                                \
  enum class name##Field : uint8_t;                          \
  template <>                                                \
  struct DocumentOf<name##Field> {                           \
    static constexpr Document kDocument = Document::k##name; \
  };                                                         \
  enum class name##Field : uint8_t {
#define FIELD(name, type, words) name,
#define END \
  }         \
  ;
#include "docker/workload/documents.def"
#undef FIELD
#undef DOCUMENT
#undef END

template <typename Field>
class DocumentBuilder {
 public:
  explicit DocumentBuilder(base::Arena& arena)
      : arena_(arena), instance_(arena, template_of(DocumentOf<Field>::kDocument)) {}

  void set(Field field, rego::Value value) { instance_.set(static_cast<size_t>(field), value); }
  void set_true(Field field) { set(field, rego::Value::boolean(true)); }
  void set_text(Field field, std::string_view text) { set(field, rego::Value::string(arena_, text)); }
  const rego::Value& get(Field field) const { return instance_.get(static_cast<size_t>(field)); }
  rego::Value finish() { return instance_.finish(); }

 private:
  base::Arena& arena_;
  rego::ObjectInstance instance_;
};

}  // namespace bulkhead

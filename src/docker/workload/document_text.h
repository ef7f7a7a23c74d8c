#pragma once
// The table of documents as people and programs read it.

#include <string>

namespace bulkhead {

// docs/workload.md: a section a document, a row a field.
std::string workload_markdown();

// docs/workload.schema.json: JSON Schema 2020-12, a definition a document.
std::string workload_schema();

}  // namespace bulkhead

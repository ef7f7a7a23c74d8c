#pragma once
// Whether a document is what the table says: every key there, none more, of the right types.

#include <string>

#include "docker/workload/documents.h"

namespace bulkhead {

// "" if it fits, else where it does not and why: "mounts.0.type: expected a string, found null".
std::string find_misfit(const rego::Value& value, Document document);

}  // namespace bulkhead

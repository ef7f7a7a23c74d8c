#pragma once
// What `rego eval` found out beside the result: metrics, profile, coverage, explanation.

#include <string>

#include "cli/rego_json.h"
#include "cli/rego_print.h"

namespace bulkhead {

// As further keys of the document.
void write_findings(JsonText& out, const QueryOutput& output);
// As tables.
std::string pretty_findings(const QueryOutput& output);

}  // namespace bulkhead

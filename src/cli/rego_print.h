#pragma once
// The outcome of a query in the formats of `opa eval`.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/rego_coverage.h"
#include "cli/rego_error.h"
#include "cli/rego_profile.h"
#include "cli/rego_trace.h"
#include "rego/engine/policy.h"

namespace bulkhead {

enum class OutputFormat { kJson, kPretty, kRaw, kValues, kBindings, kSource, kDiscard };

// The text that a person writes for a format, and the formats of `rego eval`.
std::optional<OutputFormat> parse_format(std::string_view name);

// A timer by its name, in nanoseconds: a value for each evaluation.
using Metrics = std::map<std::string, std::vector<int64_t>>;

struct QueryOutput {
  std::string_view query;  // its text: the places of expressions are found in it
  std::vector<rego::Solution> solutions;
  CommandErrors errors;
  // What else was asked for; empty where it was not.
  Metrics metrics;
  std::vector<ProfileLine> profile;
  const Coverage* coverage = nullptr;
  std::string explanation;  // for people
  Trace trace;              // what the explanation was made from
  bool is_query_undefined() const { return errors.empty() && solutions.empty(); }
};

struct Printed {
  std::string out;    // for standard output
  std::string error;  // for standard error
};

// `cell_bytes_max` cuts the cells of the pretty table.
Printed print_output(const QueryOutput& output, OutputFormat format, size_t cell_bytes_max);

}  // namespace bulkhead

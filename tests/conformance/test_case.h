#pragma once
// One case of opa's suite as data. Its files are YAML: {cases: [{note, query, modules, data, input, want_…}]}.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/value/value.h"

namespace conformance {

struct TestCase {
  std::string id;  // "v1/aggregates/test-count.yaml#3 aggregates/count set": unique, and stable as the suite is pinned
  std::string note;    // the suite's own name of it; several cases may share one
  std::string folder;  // "v1/aggregates"
  rego::RegoVersion version = rego::RegoVersion::kV1;
  std::string query;
  std::vector<std::string> modules;
  std::vector<std::pair<std::string, std::string>> environment;
  rego::Value data;                       // undefined where the case has none
  rego::Value input;                      // undefined where the case has none
  std::optional<std::string> input_term;  // a Rego term; stands instead of input
  std::optional<rego::Value> want_result;
  std::optional<std::string> want_error;
  std::optional<std::string> want_error_code;
  bool sorts_bindings = false;          // array values of bindings are compared as sets
  bool ignores_generated_vars = false;  // bindings of generated names are dropped
  bool is_strict = false;               // built-in errors are errors
};

// All cases below the given folders, in the order of their paths. The values live in `arena`.
base::Result<std::vector<TestCase>> load_cases(base::Arena& arena, const std::vector<std::filesystem::path>& folders);

}  // namespace conformance

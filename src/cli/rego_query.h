#pragma once
// What `rego eval` and `rego bench` share: their options, and the way from options to a prepared query with its input.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/cli11.h"
#include "cli/rego_error.h"
#include "rego/engine/policy.h"

namespace bulkhead {

struct QueryOptions {
  std::string query;
  std::vector<std::string> data_paths;
  std::vector<std::string> bundle_paths;
  std::vector<std::string> ignored;
  std::string input_path;
  bool reads_query_from_stdin = false;
  bool reads_input_from_stdin = false;
  bool is_v0 = false;
  bool is_strict = false;
  std::string package;
  std::vector<std::string> imports;
  bool is_observed = false;                                      // CompileOptions
  std::function<void(const rego::Module&)> on_module = nullptr;  // called with each module as it was parsed
};

// How long the steps to a prepared query took, in nanoseconds.
struct PrepareTimes {
  int64_t load = 0;
  int64_t parse = 0;
  int64_t compile = 0;
  int64_t query = 0;
};

void add_query_options(CLI::App& app, QueryOptions& options);

// Empty when the query is given once, else what is wrong.
std::string check_query_options(const QueryOptions& options);

// Owns what a prepared query needs.
struct PreparedQuery {
  base::Arena arena;
  std::string text;
  rego::Value input;  // undefined where none was given
  std::shared_ptr<const rego::Policy> policy;
  std::shared_ptr<const rego::Query> query;
  PrepareTimes times;
};

// The code of an error of the input, which opa tells in plain words whatever the format.
inline constexpr const char* kInputError = "input_error";

base::Result<std::unique_ptr<PreparedQuery>, CommandErrors> prepare_query(const QueryOptions& options);

}  // namespace bulkhead

// From the options of a command to a prepared query: load, compile, prepare, read the input.

#include "cli/rego_query.h"

#include <iostream>
#include <iterator>

#include "cli/rego_load.h"
#include "rego/engine/loader.h"

namespace bulkhead {
namespace {

std::string read_stdin() { return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}; }

base::Status read_input(const QueryOptions& options, PreparedQuery& prepared) {
  std::string text;
  if (options.reads_input_from_stdin) {
    text = read_stdin();
  } else if (!options.input_path.empty()) {
    auto file = rego::read_file(options.input_path);
    if (!file) return file.error();
    text = std::move(*file);
  } else {
    return base::Ok{};
  }
  // YAML holds JSON, so the name does not matter.
  auto input = rego::read_document(prepared.arena, "", text);
  if (!input) return base::Error{"input_error", "unable to parse input: " + input.error().message, ""};
  prepared.input = *input;
  return base::Ok{};
}

}  // namespace

void add_query_options(CLI::App& app, QueryOptions& options) {
  add_paths(app, "-d,--data", options.data_paths, "Policy or data file or folder; may be repeated");
  add_paths(app, "-b,--bundle", options.bundle_paths, "Bundle folder; may be repeated");
  add_paths(app, "--ignore", options.ignored, "Names of files and folders to pass over")->delimiter(',');
  app.add_option("-i,--input", options.input_path, "Input file");
  app.add_flag("--stdin", options.reads_query_from_stdin, "Read the query from standard input");
  app.add_flag("-I,--stdin-input", options.reads_input_from_stdin, "Read the input from standard input");
  app.add_flag("--v0-compatible", options.is_v0, "Policies are written in Rego v0 unless they say otherwise");
  app.add_option("query", options.query, "The query");
}

std::string check_query_options(const QueryOptions& options) {
  if (options.query.empty() && !options.reads_query_from_stdin) return "specify query argument or --stdin";
  if (!options.query.empty() && options.reads_query_from_stdin) return "specify query argument or --stdin but not both";
  if (options.reads_query_from_stdin && options.reads_input_from_stdin) {
    return "specify --stdin or --stdin-input but not both";
  }
  if (!options.input_path.empty() && options.reads_input_from_stdin) {
    return "specify --stdin-input or --input but not both";
  }
  return "";
}

base::Result<std::unique_ptr<PreparedQuery>, CommandErrors> prepare_query(const QueryOptions& options) {
  auto prepared = std::make_unique<PreparedQuery>();
  LoadRequest request;
  request.data_paths = options.data_paths;
  request.bundle_paths = options.bundle_paths;
  request.ignored = options.ignored;
  request.version = options.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  prepared->text = options.reads_query_from_stdin ? read_stdin() : options.query;
  if (auto status = read_input(options, *prepared); !status) return errors_of(std::vector{status.error().message});
  auto policy = load_policy(prepared->arena, request);
  if (!policy) return policy.error();
  prepared->policy = *policy;
  auto query = prepared->policy->prepare(prepared->text);
  if (!query) return errors_of(query.error());
  prepared->query = *query;
  return prepared;
}

}  // namespace bulkhead

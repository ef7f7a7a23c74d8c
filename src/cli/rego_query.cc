// From the options of a command to a prepared query: load, compile, prepare, read the input.

#include "cli/rego_query.h"

#include <chrono>
#include <set>

#include "cli/rego_file.h"
#include "cli/rego_load.h"
#include "rego/engine/loader.h"
#include "rego/syntax/print.h"

namespace bulkhead {
namespace {

using Clock = std::chrono::steady_clock;

int64_t nanoseconds_since(Clock::time_point start) { return (Clock::now() - start).count(); }

// What the query sees by its bare names: the rules of its package, and what it imports.
class Scope {
 public:
  explicit Scope(const QueryOptions& options) : package_("data." + options.package), imports_(options.imports) {
    is_used_ = !options.package.empty();
  }

  void add(const rego::Module& module) {
    if (!is_used_ || rego::to_text(*module.package) != package_) return;
    for (const rego::Rule* rule : module.rules) names_.insert(std::string(rule->head.reference[0]->name));
  }

  std::vector<std::string> imports() const {
    std::vector<std::string> imports = imports_;
    for (const std::string& name : names_) imports.push_back(package_ + "." + name);
    return imports;
  }

 private:
  std::string package_;
  std::vector<std::string> imports_;
  std::set<std::string> names_;
  bool is_used_;
};

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
  app.add_option("--package", options.package, "The package whose names the query may use");
  app.add_option("--import", options.imports, "An import for the query; may be repeated")->allow_extra_args(false);
  app.add_flag("-S,--strict", options.is_strict, "Unused variables, arguments and imports are errors");
  app.add_flag("--v1-compatible")->description("Policies are written in Rego v1 (the default)");
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
  Scope scope(options);
  PrepareTimes& times = prepared->times;
  const auto start = Clock::now();
  auto parsed = start;  // when the last module was
  LoadRequest request;
  request.data_paths = options.data_paths;
  request.bundle_paths = options.bundle_paths;
  request.ignored = options.ignored;
  request.version = options.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  request.is_strict = options.is_strict;
  request.is_observed = options.is_observed;
  request.on_loaded = [&] { times.load = nanoseconds_since(start); };
  request.on_module = [&](rego::Module& module) {
    scope.add(module);
    if (options.on_module) options.on_module(module);
    parsed = Clock::now();
    times.parse = (parsed - start).count() - times.load;
  };
  prepared->text = options.reads_query_from_stdin ? read_stdin() : options.query;
  if (auto status = read_input(options, *prepared); !status) {
    CommandErrors errors = errors_of(std::vector{status.error().message});
    errors[0].code = kInputError;
    return errors;
  }
  auto policy = load_policy(prepared->arena, request);
  if (!policy) return policy.error();
  times.compile = nanoseconds_since(start) - times.load - times.parse;
  prepared->policy = *policy;
  const auto query_start = Clock::now();
  auto query = prepared->policy->prepare(prepared->text, scope.imports());
  if (!query) return errors_of(query.error());
  times.query = nanoseconds_since(query_start);
  prepared->query = *query;
  return prepared;
}

}  // namespace bulkhead

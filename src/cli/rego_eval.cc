// `rego eval`: evaluates a query and prints its results. Exit codes are opa's: 2 for an error, 1 where --fail or
// --fail-defined says so.

#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_load.h"
#include "cli/rego_print.h"
#include "cli/rego_query.h"

namespace bulkhead {
namespace {

constexpr int kExitEvalError = 2;

struct EvalCommand {
  QueryOptions query;
  std::string format = "json";
  size_t cell_bytes_max = 80;
  bool fails_on_undefined = false;
  bool fails_on_defined = false;
  bool is_strict = false;
};

void add_options(CLI::App& app, EvalCommand& command) {
  add_query_options(app, command.query);
  app.add_option("-f,--format", command.format, "json, pretty, raw, values, bindings or discard")
      ->check([](const std::string& name) { return parse_format(name) ? "" : "no such format: " + name; });
  app.add_option("--pretty-limit", command.cell_bytes_max, "Where cells of the pretty table are cut; 0: nowhere");
  app.add_flag("--fail", command.fails_on_undefined, "Exit with 1 when there is no result");
  app.add_flag("--fail-defined", command.fails_on_defined, "Exit with 1 when there is a result");
  app.add_flag("--strict-builtin-errors", command.is_strict, "The first error of a built-in function ends the query");
}

void print_line(std::string_view, std::string_view text) {
  fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

void evaluate(const PreparedQuery& prepared, rego::Evaluator& evaluator, QueryOutput& output) {
  output.query = prepared.text;
  evaluator.begin();
  auto solutions = evaluator.solve(*prepared.query, prepared.input);
  if (solutions) {
    output.solutions = std::move(*solutions);
  } else {
    output.errors = errors_of(solutions.error());
  }
}

int exit_code(const EvalCommand& command, const QueryOutput& output) {
  if (!output.errors.empty()) return kExitEvalError;
  if (command.fails_on_undefined && output.solutions.empty()) return kExitFailure;
  if (command.fails_on_defined && !output.solutions.empty()) return kExitFailure;
  return kExitOk;
}

int run(const EvalCommand& command) {
  rego::EvalOptions options;
  options.strict_builtin_errors = command.is_strict;
  options.print = print_line;
  rego::Evaluator evaluator(options);
  QueryOutput output;
  auto prepared = prepare_query(command.query);
  if (prepared) {
    evaluate(**prepared, evaluator, output);
  } else {
    output.errors = prepared.error();
  }
  const Printed printed = print_output(output, *parse_format(command.format), command.cell_bytes_max);
  fwrite(printed.out.data(), 1, printed.out.size(), stdout);
  fwrite(printed.error.data(), 1, printed.error.size(), stderr);
  return exit_code(command, output);
}

}  // namespace

int run_rego_eval(Arguments arguments) {
  CLI::App app("Evaluates a Rego query and prints its results.", "rego eval");
  EvalCommand command;
  add_options(app, command);
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (const std::string wrong = check_query_options(command.query); !wrong.empty()) {
    fprintf(stderr, "Error: %s\n%s", wrong.c_str(), app.help().c_str());
    return kOpaExitUsage;
  }
  return run(command);
}

}  // namespace bulkhead

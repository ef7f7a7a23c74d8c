// `rego check`: says what is wrong with policies. Exit codes are opa's: 0 when nothing is, else 1.

#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_load.h"

namespace bulkhead {
namespace {

struct CheckCommand {
  LoadRequest load;
  std::vector<std::string> paths;
  std::string format = "pretty";
  size_t errors_max = kErrorsMax;
  bool are_bundles = false;
  bool is_v0 = false;
  bool is_v0_v1 = false;
};

int report(const CheckCommand& command, CommandErrors errors) {
  const bool is_read = !errors.empty() && !errors[0].code.empty() && errors[0].code != "rego_parse_error";
  errors = at_most(std::move(errors), command.errors_max);
  if (command.format == "json") {
    JsonText out;
    out.begin_object().key("errors");
    write_errors(out, errors);
    fprintf(stderr, "%s\n", out.end_object().pretty().c_str());
  } else {
    fputs(to_text(errors, is_read ? "" : kWhileLoading).c_str(), stderr);
  }
  return kExitFailure;
}

int run(CheckCommand& command) {
  (command.are_bundles ? command.load.bundle_paths : command.load.data_paths) = command.paths;
  command.load.reads = command.are_bundles ? LoadRequest::Reads::kAll : LoadRequest::Reads::kPolicies;
  if (command.is_v0) command.load.version = rego::RegoVersion::kV0;
  if (command.is_v0_v1) command.load.version = rego::RegoVersion::kV0CompatV1;
  base::Arena arena;
  const auto policy = load_policy(arena, command.load);
  if (!policy) return report(command, policy.error());
  return kExitOk;
}

}  // namespace

int run_rego_check(Arguments arguments) {
  CLI::App app("Checks policies: syntax, names, types and safety.", "rego check");
  CheckCommand command;
  app.add_flag("-S,--strict", command.load.is_strict, "Unused variables, arguments and imports are errors");
  app.add_option("-f,--format", command.format, "pretty or json")->check(CLI::IsMember({"pretty", "json"}));
  app.add_option("-m,--max-errors", command.errors_max, "How many errors to print; 0: all");
  app.add_flag("-b,--bundle", command.are_bundles, "The paths are bundles");
  add_paths(app, "--ignore", command.load.ignored, "Names of files and folders to pass over")->delimiter(',');
  app.add_flag("--v0-compatible", command.is_v0, "Policies are written in Rego v0 unless they say otherwise");
  app.add_flag("--v1-compatible")->description("Policies are written in Rego v1 (the default)");
  app.add_flag("--v0-v1,--rego-v1", command.is_v0_v1, "Policies must be good Rego v0 and v1");
  app.add_option("paths", command.paths, "Files and folders");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (command.paths.empty()) {
    fprintf(stderr, "Error: specify at least one file\n%s", app.help().c_str());
    return kOpaExitUsage;
  }
  return run(command);
}

}  // namespace bulkhead

// `bulkhead check-config`: for people who write a configuration, and for CI.

#include "cli/check_config.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/cli11.h"
#include "cli/command.h"
#include "daemon/daemon.h"
#include "daemon/rego_policy.h"

namespace bulkhead {
namespace {

constexpr const char* kFooter =
    R"(Says every mistake of the file, with line and column, and compiles the policies that it names, as the daemon
would.

Exit codes: 0 good; 1 not; 2 the command line is wrong.
)";

}  // namespace

int check_and_print(const ServeOptions& options, const std::string& command, Warnings warnings) {
  const std::string& ours = options.config_file.empty() ? options.policy_file : options.config_file;
  const std::string& file = ours.empty() ? options.opa_config_file : ours;
  const auto checked = check_policy(options, make_rego_compiler(options));
  if (!checked) {
    fmt::print(stderr, "{}: {}\n", command, checked.error().to_string());
    return kExitFailure;
  }
  for (const std::string& warning : checked->warnings) fmt::print(stderr, "{}\n", warning);
  if (warnings == Warnings::kFail && !checked->warnings.empty()) return kExitFailure;
  fmt::print("{}: ok{}\n", file, checked->dialect.empty() ? "" : " (Rego " + checked->dialect + ")");
  return kExitOk;
}

int run_check_config(Arguments arguments) {
  constexpr const char* kName = "bulkhead check-config";
  ServeOptions options;
  bool fails_on_warnings = false;
  CLI::App app("Checks a configuration file.", kName);
  app.footer(kFooter);
  app.add_option("FILE", options.config_file, "The configuration")->required();
  app.add_flag("--strict", fails_on_warnings, "Warnings are mistakes too: what expires soon, what has no effect");
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "{}: {}; --help lists the options\n", kName, error.what());
    return kExitUsage;
  }
  return check_and_print(options, kName, fails_on_warnings ? Warnings::kFail : Warnings::kAreTold);
}

}  // namespace bulkhead

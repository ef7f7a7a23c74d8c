// The one table of commands for each program name. A new command is a file with its function, a declaration in
// command.h and a row here.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/rego_commands.h"

namespace bulkhead {
namespace {

int run_bulkhead_completion(Arguments arguments);
int run_rego_completion(Arguments arguments);

constexpr Command kBulkheadCommands[] = {
    {"adopt", "Say whose a container, network or volume is", run_adopt},
    {"check-config", "Say whether a configuration file is good", run_check_config},
    {"completion", "Print a script that completes commands and options in a shell", run_bulkhead_completion},
    {"decide", "Say what the gate would decide of a docker line or a request", run_decide},
    {"explain", "Explain an elevation: what it gives an attacker, what to use instead", run_explain},
    {"init", "Write a configuration by asking", run_init},
    {"normalize", "Print what the gate sees of a request", run_normalize},
    {"serve", "Answer the Docker daemon's authorization questions by a Rego policy", run_serve},
    {"version", "Print the version", run_version},
};

constexpr Command kRegoCommands[] = {
    {"bench", "Measure the evaluation of a query", run_rego_bench},
    {"builtins", "Describe built-in functions", run_rego_builtins},
    {"capabilities", "Print what the language can do", run_rego_capabilities},
    {"check", "Say what is wrong with policies", run_rego_check},
    {"completion", "Print a script that completes commands and options in a shell", run_rego_completion},
    {"eval", "Evaluate a query", run_rego_eval},
    {"fmt", "Format policies", run_rego_fmt},
    {"parse", "Print the syntax tree of a policy", run_rego_parse},
    {"repl", "Evaluate statements as they are typed", run_rego_repl},
    {"test", "Run the tests of policies", run_rego_test},
    {"version", "Print the version", run_version},
};

constexpr Program kBulkhead = {"bulkhead", "Decides every Docker Engine API call against a policy.", kBulkheadCommands};
constexpr Program kRego = {"rego", "The Rego policy language: evaluate, test and inspect policies.", kRegoCommands};

int run_bulkhead_completion(Arguments arguments) { return run_completion(kBulkhead, arguments); }
int run_rego_completion(Arguments arguments) { return run_completion(kRego, arguments); }

std::string_view base_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const Command* find(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  return found == program.commands.end() ? nullptr : &*found;
}

void print_help(std::FILE* to, const Program& program) {
  fmt::print(to, "{}\n\nUsage: {} COMMAND [OPTION…]\n\nCommands:\n", program.help, program.name);
  for (const Command& command : program.commands) fmt::print(to, "  {:<13} {}\n", command.name, command.help);
  fmt::print(to, "  {:<13} {}\n\n`{} COMMAND --help` lists a command's options.\n", "help",
             "Print this, or the help of a command", program.name);
}

int unknown(const Program& program, std::string_view name) {
  fmt::print(stderr, "{}: there is no command \"{}\"; `{} help` lists them\n", program.name, name, program.name);
  return kExitUsage;
}

int run_help(const Program& program, Arguments arguments) {
  if (arguments.empty()) {
    print_help(stdout, program);
    return kExitOk;
  }
  const Command* command = find(program, arguments[0]);
  if (command == nullptr) return unknown(program, arguments[0]);
  static constexpr const char* kHelpFlag[] = {"--help"};
  return command->run(Arguments(kHelpFlag));
}

}  // namespace

const Program& program_for(std::string_view argv0) { return base_name(argv0) == kRego.name ? kRego : kBulkhead; }

int dispatch(const Program& program, Arguments arguments) {
  if (arguments.empty()) {
    print_help(stderr, program);
    return kExitUsage;
  }
  const std::string_view name = arguments[0];
  const Arguments rest = arguments.subspan(1);
  if (name == "help" || name == "--help" || name == "-h") return run_help(program, rest);
  if (name == "-version" || name == "--version") return run_version({});
  const Command* command = find(program, name);
  return command == nullptr ? unknown(program, name) : command->run(rest);
}

}  // namespace bulkhead

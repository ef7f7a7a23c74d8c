#pragma once
// The commands of the program's two names. Each table stands once, in commands.cc; help is printed from it.

#include <span>
#include <string_view>

namespace bulkhead {

using Arguments = std::span<const char* const>;  // what follows the command's name

struct Command {
  std::string_view name;
  std::string_view help;  // one line
  int (*run)(Arguments arguments);
};

// What a program name offers.
struct Program {
  std::string_view name;
  std::string_view help;  // one line
  std::span<const Command> commands;
};

// Exit codes, the same for all commands.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailure = 1;  // the command ran and the answer is no, or it failed
inline constexpr int kExitUsage = 2;    // the command line is wrong

// By the last component of argv[0]: "rego" is the policy language's command, anything else the Docker side.
const Program& program_for(std::string_view argv0);

// Finds the command named by arguments[0] and runs it; help and mistakes are answered here.
int dispatch(const Program& program, Arguments arguments);

int run_adopt(Arguments arguments);
int run_check_config(Arguments arguments);
int run_decide(Arguments arguments);
int run_explain(Arguments arguments);
int run_init(Arguments arguments);
int run_version(Arguments arguments);
int run_normalize(Arguments arguments);
int run_serve(Arguments arguments);

}  // namespace bulkhead

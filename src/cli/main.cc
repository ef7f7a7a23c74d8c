// One binary, two names: `bulkhead` and `rego`.

#include <cstdio>

#include "cli/command.h"

namespace {

// What a command printed must have arrived: a full disk must not pass for a short result.
bool has_printed_all() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

}  // namespace

int main(int argc, char** argv) {
  const bulkhead::Arguments arguments(argv, static_cast<size_t>(argc));
  if (arguments.empty()) return bulkhead::kExitUsage;
  const bulkhead::Program& program = bulkhead::program_for(arguments[0]);
  const int code = bulkhead::dispatch(program, arguments.subspan(1));
  if (code != bulkhead::kExitOk || has_printed_all()) return code;
  std::fprintf(stderr, "%.*s: the output could not be written\n", static_cast<int>(program.name.size()),
               program.name.data());
  return bulkhead::kExitUsage;  // not 1: that is an answer
}

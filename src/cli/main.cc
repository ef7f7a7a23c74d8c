// One binary, two names: `bulkhead` and `rego`.

#include "cli/command.h"

int main(int argc, char** argv) {
  const bulkhead::Arguments arguments(argv, static_cast<size_t>(argc));
  if (arguments.empty()) return bulkhead::kExitUsage;
  return bulkhead::dispatch(bulkhead::program_for(arguments[0]), arguments.subspan(1));
}

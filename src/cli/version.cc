// `bulkhead version`, `rego version`.

#include <cstdio>
#include <string_view>

#include "cli/command.h"

namespace bulkhead {

int run_version(Arguments arguments) {
  if (!arguments.empty() && std::string_view(arguments[0]) == "--help") {
    std::puts("Usage: version\n\nPrints the version and the release of opa whose language the engine follows.");
    return kExitOk;
  }
  std::puts("bulkhead " BULKHEAD_VERSION "\nrego: the language of opa " BULKHEAD_OPA_VERSION);
  return kExitOk;
}

}  // namespace bulkhead

#pragma once
// Whether a policy's file or a configuration is good: what `bulkhead check-config` and `bulkhead serve --check` print.

#include <string>

#include "daemon/options.h"

namespace bulkhead {

enum class Warnings { kAreTold, kFail };

// Compiles what the options name, as the daemon would, and prints what is to say. The exit code of `command`.
int check_and_print(const ServeOptions& options, const std::string& command, Warnings warnings);

}  // namespace bulkhead

#pragma once
// opa-docker-authz takes its flags in Go's style. This rewrites them into ours before the option parser sees them, so
// that its users' start scripts and unit files run unchanged.

#include <string>
#include <vector>

#include "cli/command.h"

namespace bulkhead {

// -policy-file x, -policy-file=x, --policy-file=x, -allowPath x … become --policy-file x, --allow-path x …; a Go
// boolean takes its value only behind "=". Anything else, and everything behind "--", stays as it is.
std::vector<std::string> rewrite_go_flags(Arguments arguments);

}  // namespace bulkhead

#pragma once
// What self-protection protects: the standing list of every host, what the options name, and what the command line of
// the Docker daemon that asks names.

#include <string_view>
#include <vector>

#include "daemon/options.h"
#include "gate/protected_paths.h"

namespace bulkhead {

std::vector<ProtectedPath> protected_paths_of(const ServeOptions& options);

// Of the words of a dockerd's command line, each ended by a NUL byte as in /proc: its configuration and its sockets.
std::vector<ProtectedPath> protected_paths_of_daemon(std::string_view command_line);

}  // namespace bulkhead

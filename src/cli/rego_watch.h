#pragma once
// Waiting for files to change.

#include <functional>
#include <string>
#include <vector>

namespace bulkhead {

// Says that it waits, and calls `on_change` after each change of the files, or of files below the folders, until the
// program is told to end (SIGINT, SIGTERM). Returns the exit code: 0, or 1 where a path cannot be watched.
int watch_paths(const std::vector<std::string>& paths, const std::function<void()>& on_change);

}  // namespace bulkhead

#pragma once
// Files as the commands name and write them.

#include <string>

#include "base/result.h"

namespace bulkhead {

// All of standard input.
std::string read_stdin();
// The path of a "file://" address; anything else as it is.
std::string clean_path(const std::string& path);
// Replaces what the file holds; its mode stays.
base::Status overwrite_file(const std::string& path, const std::string& text);

}  // namespace bulkhead

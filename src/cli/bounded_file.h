#pragma once
// Files that a person names on the command line: read whole, up to a limit.

#include <string>

#include "base/result.h"

namespace bulkhead {

inline constexpr size_t kBoundedFileBytesMax = size_t{64} << 20;

// The bytes of a file; "-" is the standard input. Code file_error for one that cannot be read, is a folder, or holds
// more than `bytes_max`.
base::Result<std::string> read_bounded_file(const std::string& path, size_t bytes_max = kBoundedFileBytesMax);

}  // namespace bulkhead

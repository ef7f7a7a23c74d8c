#pragma once
// Folders of policies: all .rego files below, without tests and hidden files.

#include <string>
#include <vector>

#include "base/result.h"
#include "daemon/trusted_file.h"

namespace bulkhead {

inline constexpr int kPolicyFolderDepthMax = 32;
inline constexpr size_t kPolicyFilesMax = 10'000;

// A path and the state in which it was looked at.
struct WatchedPath {
  std::string path;
  FileStamp stamp;
};

struct PolicyListing {
  std::vector<std::string> files;    // sorted
  std::vector<WatchedPath> folders;  // looked through, stamped before the look
};

// `paths` are files, which are taken whatever their names, and folders. Symbolic links are followed.
base::Result<PolicyListing> list_policies(const std::vector<std::string>& paths);

}  // namespace bulkhead

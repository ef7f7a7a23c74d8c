#pragma once
// Reading files that decide who may do what: only from where nobody but root and the daemon's user could have written
// them.

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "base/result.h"

namespace bulkhead {

inline constexpr size_t kTrustedFileBytesMax = size_t{256} << 20;

// What tells one state of a file from another without reading it.
struct FileStamp {
  dev_t device = 0;
  ino_t inode = 0;
  uint64_t bytes = 0;
  int64_t modified_ns = 0;
  int64_t changed_ns = 0;

  bool operator==(const FileStamp&) const = default;
};

struct TrustedFile {
  std::string path;
  std::string text;
  FileStamp stamp;
};

base::Result<FileStamp> stamp_of(const std::string& path);

// Reads the whole file. Refused (untrusted_file): a file or a folder on the way to it (symbolic links resolved, and the
// folder of the link itself) that others than root and the daemon's user own or may write; folders with the sticky bit
// may be writable. Fails with file_busy while another process has the file open for writing, as far as the file system
// can tell, and when the file changed under the reading.
base::Result<TrustedFile> read_trusted_file(const std::string& path);

}  // namespace bulkhead

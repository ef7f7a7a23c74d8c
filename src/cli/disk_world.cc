// See disk_world.h.

#include "cli/disk_world.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "cli/bounded_file.h"

namespace bulkhead {

base::Result<std::string> DiskWorld::read_file(const std::string& path) const {
  // "-" is a file's name to the client.
  return read_bounded_file(path == "-" ? "./-" : path, size_t{8} << 20);
}

bool DiskWorld::exists(const std::string& path) const {
  struct stat info;
  return stat(path.c_str(), &info) == 0;
}

std::string DiskWorld::working_directory() const {
  char folder[PATH_MAX];
  return getcwd(folder, sizeof(folder)) == nullptr ? "/" : folder;
}

std::optional<std::string> DiskWorld::variable(const std::string& name) const {
  const char* value = getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace bulkhead

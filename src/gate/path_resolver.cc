// Paths come from requests: relative ones, ones with a NUL byte and overlong ones do not resolve.

#include "gate/path_resolver.h"

#include <climits>
#include <cstdlib>
#include <cstring>

namespace bulkhead {

void FileSystemPathResolver::resolve(std::string_view path, std::string& out) const {
  out.clear();
  char name[PATH_MAX];
  char resolved[PATH_MAX];
  if (!path.starts_with('/') || path.size() >= sizeof(name) || path.find('\0') != std::string_view::npos) return;
  memcpy(name, path.data(), path.size());
  name[path.size()] = '\0';
  if (realpath(name, resolved)) out = resolved;
}

}  // namespace bulkhead

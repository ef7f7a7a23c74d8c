#pragma once
// PathResolver: what a path on the host really is. An interface, so that tests and a gate without the host's file
// system can answer for themselves.

#include <string>
#include <string_view>

namespace bulkhead {

class PathResolver {
 public:
  virtual ~PathResolver() = default;

  // Writes the absolute path without symbolic links, "." and ".." to `out`, or "" where `path` does not resolve.
  virtual void resolve(std::string_view path, std::string& out) const = 0;
};

// The file system of this process: realpath(3), which is what Go's EvalSymlinks and Clean give for an absolute path.
class FileSystemPathResolver final : public PathResolver {
 public:
  void resolve(std::string_view path, std::string& out) const override;
};

}  // namespace bulkhead

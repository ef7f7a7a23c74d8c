#pragma once
// PathResolver: what a path on the host really is. An interface, so that tests and a gate without the host's file
// system can answer for themselves.

#include <string>
#include <string_view>

#include "docker/gather/fact_store.h"

namespace bulkhead {

class PathResolver {
 public:
  virtual ~PathResolver() = default;

  // Writes the absolute path without symbolic links, "." and ".." to `out`, or "" where `path` does not resolve.
  virtual void resolve(std::string_view path, std::string& out) const = 0;
};

// The file system of this process, there and then: a file system that hangs holds the caller.
class FileSystemPathResolver final : public PathResolver {
 public:
  void resolve(std::string_view path, std::string& out) const override;
};

// The same, looked up by whoever gathers facts: a path is noted as a question and found when the answer is there.
class GatheredPathResolver final : public PathResolver {
 public:
  explicit GatheredPathResolver(FactStore& facts) : facts_(facts) {}
  void resolve(std::string_view path, std::string& out) const override;
  // Whether a path could not be looked up in time: what was said of it must not be decided on.
  bool lacks_answers() const { return lacks_answers_; }

 private:
  FactStore& facts_;
  mutable bool lacks_answers_ = false;
};

}  // namespace bulkhead

#pragma once
// CliWorld: what a docker command line reads beside itself. An interface, so that tests need no disk.

#include <optional>
#include <string>

#include "base/result.h"

namespace bulkhead {

class CliWorld {
 public:
  virtual ~CliWorld() = default;

  // The bytes of a file named on the line (--env-file, --label-file, a seccomp profile); relative paths begin at
  // working_directory().
  virtual base::Result<std::string> read_file(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  // An absolute path without a slash at its end (but "/").
  virtual std::string working_directory() const = 0;
  // A variable of the client's environment.
  virtual std::optional<std::string> variable(const std::string& name) const = 0;
};

}  // namespace bulkhead

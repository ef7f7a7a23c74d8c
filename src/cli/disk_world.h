#pragma once
// The world of a docker command line, from this process: its files, folder and environment.

#include "docker/cli_line/cli_world.h"

namespace bulkhead {

class DiskWorld final : public CliWorld {
 public:
  base::Result<std::string> read_file(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  std::string working_directory() const override;
  std::optional<std::string> variable(const std::string& name) const override;
};

}  // namespace bulkhead

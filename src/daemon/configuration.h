#pragma once
// The configuration file (src/daemon/config) as the daemon uses it: which files it names, what it says about the
// daemon itself, and which of its exceptions come to their end.

#include <cstdint>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "daemon/config/reader.h"
#include "daemon/options.h"
#include "daemon/policy_files.h"

namespace bulkhead {

struct FileConfiguration {
  config::Configuration values;       // in the arena of the reading
  std::vector<std::string> warnings;  // "FILE:3:7: warning: …"
};

// Against the catalogue in the program and the clock. An error holds every mistake, one a line.
base::Result<FileConfiguration> read_configuration_file(base::Arena& arena, const TrustedFile& file);

// What the configuration names; relative paths begin at its folder.
base::Result<PolicySources> list_configured_sources(const TrustedFile& file);

// Sets the options that the configuration speaks of.
void apply_configuration(const FileConfiguration& configuration, const std::string& path, ServeOptions& options);

// The rule that own policies answer by, and their dialect.
base::Result<std::string> query_of(const FileConfiguration& configuration);
Dialect dialect_of(const FileConfiguration& configuration);

// What takes effect only at a start, as text to compare.
std::string start_settings_of(const FileConfiguration& configuration);

// Nanoseconds since 1970.
int64_t wall_clock_ns();

// An exception that ends, for the log.
struct Expiry {
  std::string image;
  int64_t at_ns = 0;

  bool operator==(const Expiry&) const = default;
};
std::vector<Expiry> expiries_of(const FileConfiguration& configuration);

}  // namespace bulkhead

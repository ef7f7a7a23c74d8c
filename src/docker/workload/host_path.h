#pragma once
// Host paths: where a path that a request names leads on the daemon's host.

#include "docker/workload/reading.h"

namespace bulkhead {

// As Go's path.Clean makes it of an absolute path: no "//", "." or "..", which are taken away without looking at the
// file system. A view of `path` where nothing is to do.
std::string_view clean_path(base::Arena& arena, std::string_view path);

struct HostPathReading {
  rego::Value document;  // of kind HostPath
  rego::Value resolved;  // text, or null where it cannot be said
};

// `path` as the daemon takes it. Who calls notes what is not resolved.
HostPathReading read_host_path(Reading& reading, std::string_view path);

}  // namespace bulkhead

#pragma once
// Socket activation: systemd holds the plugin's socket and hands it over, so that calls wait in it while we restart.

#include <string>

#include "base/result.h"
#include "base/unique_fd.h"

namespace bulkhead {

// The listening socket that was handed to this process (sd_listen_fds(3): LISTEN_PID, LISTEN_FDS, descriptor 3); one
// that is not open where there is none. Refused is what does not listen at `path`: the socket that the options name is
// the one that policies protect. Call once, before there are threads: it takes the variables out of the environment.
base::Result<base::UniqueFd> take_activated_socket(const std::string& path);

}  // namespace bulkhead

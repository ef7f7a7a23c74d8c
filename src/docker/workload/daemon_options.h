#pragma once
// DaemonOptions: what GET /info says about how the daemon runs every container.

#include "docker/workload/facts.h"

namespace bulkhead {

struct DaemonOptions {
  bool is_known = false;  // false: nothing below was said
  bool is_rootless = false;
  bool remaps_users = false;
  bool has_private_cgroups = false;  // for who does not ask
  bool has_cgroup_v2 = false;
  bool has_no_new_privileges = false;   // for who does not ask
  bool has_seccomp_unconfined = false;  // for who does not ask, or for all: the kernel has no seccomp
};

DaemonOptions read_daemon_options(const Fact& info);

}  // namespace bulkhead

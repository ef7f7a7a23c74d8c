// SecurityOptions are texts such as "name=seccomp,profile=builtin", "name=rootless", "name=userns", "name=cgroupns".

#include "docker/workload/daemon_options.h"

#include "docker/workload/reading.h"

namespace bulkhead {

DaemonOptions read_daemon_options(const Fact& info) {
  DaemonOptions options;
  const rego::Value listed = info.is_known() ? info.document.get("SecurityOptions") : rego::Value();
  if (!listed.is_array()) return options;
  options.is_known = true;
  options.has_cgroup_v2 = text_of(info.document.get("CgroupVersion")) == "2";
  options.has_seccomp_unconfined = true;
  for (const rego::Value& item : listed.items()) {
    const std::string_view text = text_of(item);
    const std::string_view name = text.substr(0, text.find(','));
    if (name == "name=rootless") options.is_rootless = true;
    if (name == "name=userns") options.remaps_users = true;
    if (name == "name=cgroupns") options.has_private_cgroups = true;
    if (name == "name=no-new-privileges") options.has_no_new_privileges = true;
    if (name == "name=seccomp") options.has_seccomp_unconfined = text.ends_with("profile=unconfined");
  }
  return options;
}

}  // namespace bulkhead

# METADATA
# scope: package
# title: lxcfs is mounted
# description: >-
#   lxcfs answers for /proc and control groups on behalf of the host. Writable, its cgroup tree is the host's, and a
#   release agent in it runs as root on the host.
# custom:
#   id: BH1331
#   name: lxcfs
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out; newer runtimes show limits by themselves"
#     compose: "leave the mount out"
#     kubernetes: "leave the mount out"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.lxcfs

import data.bulkhead.lib.host_paths

found contains finding if some ["lxcfs", finding] in host_paths.matches

# METADATA
# scope: package
# title: The host's control groups are mounted
# description: >-
#   Writable, the container changes the limits of every process of the host; on control groups of version 1 it sets
#   a release agent, a program that the kernel runs as root on the host. Read-only it sees the names and loads of
#   all containers.
# custom:
#   id: BH1315
#   name: host-cgroup
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--cgroupns private` (the default) shows a container its own"
#     compose: "leave the mount out"
#     kubernetes: "leave the mount out; metrics come from the kubelet"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: ["CVE-2022-0492"]
#     falco: ["Detect release_agent File Container Escapes"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_cgroup

import data.bulkhead.lib.host_paths

found contains finding if some ["host-cgroup", finding] in host_paths.matches

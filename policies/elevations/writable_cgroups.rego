# METADATA
# scope: package
# title: Control groups can be written
# description: >-
#   With /sys/fs/cgroup writable the container lifts its own limits and makes groups below its own. On control
#   groups of version 1 a release agent, a program that the kernel runs as root on the host, is one file away.
# custom:
#   id: BH1012
#   name: writable-cgroups
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt writable-cgroups=true`"
#     compose: "leave out `writable-cgroups=true` in `security_opt`"
#     kubernetes: "no mount of /sys/fs/cgroup; a nested runtime belongs in a virtual machine"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2022-0492"]
#     falco: ["Detect release_agent File Container Escapes"]
#     docs: []
package bulkhead.elevations.writable_cgroups

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.writable_cgroups == true
    finding := {
        "path": "security.writable_cgroups",
        "value": true,
        "message": "may write its control groups",
    }
}

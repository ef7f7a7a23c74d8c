# METADATA
# scope: package
# title: No system call filter
# description: >-
#   Without Docker's seccomp profile the container may call everything that the kernel has: mount, keyctl, bpf,
#   userfaultfd, unshare with a new user namespace. Most exploits of the kernel's own bugs start with one of these
#   calls.
# custom:
#   id: BH1004
#   name: seccomp-unconfined
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: >-
#       leave out `--security-opt seccomp=unconfined`; `--security-opt seccomp=PROFILE.json` with the one call
#       that is missing
#     compose: "`security_opt: [\"seccomp:PROFILE.json\"]`, or none"
#     kubernetes: "`securityContext.seccompProfile.type: RuntimeDefault`"
#   references:
#     cis: {"1.2.0": "5.21", "1.3.1": "5.21", "1.4.0": "5.21", "1.5.0": "5.21", "1.6.0": "5.22"}
#     pss: "baseline"
#     cve: ["CVE-2022-0185"]
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/seccomp/
package bulkhead.elevations.seccomp_unconfined

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.seccomp.mode == "unconfined"
    finding := {
        "path": "security.seccomp.mode",
        "value": "unconfined",
        "message": "runs without a system call filter (seccomp)",
    }
}

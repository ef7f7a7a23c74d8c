# METADATA
# scope: package
# title: AppArmor is off
# description: >-
#   Docker's AppArmor profile forbids mounting, writing below /proc and /sys, and tracing processes outside. Without
#   it a container with one capability too many (CAP_SYS_ADMIN, CAP_SYS_PTRACE) has nothing left between it and the
#   host.
# custom:
#   id: BH1006
#   name: apparmor-unconfined
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt apparmor=unconfined`"
#     compose: "leave out `apparmor:unconfined` in `security_opt`"
#     kubernetes: "`securityContext.appArmorProfile.type: RuntimeDefault`"
#   references:
#     cis: {"1.2.0": "5.1", "1.3.1": "5.1", "1.4.0": "5.1", "1.5.0": "5.1", "1.6.0": "5.2"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/apparmor/
package bulkhead.elevations.apparmor_unconfined

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.apparmor.mode == "unconfined"
    finding := {
        "path": "security.apparmor.mode",
        "value": "unconfined",
        "message": "runs without AppArmor",
    }
}

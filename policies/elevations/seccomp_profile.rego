# METADATA
# scope: package
# title: A system call filter of one's own
# description: >-
#   The request brings its own seccomp profile in place of Docker's. A profile that allows everything is as good as
#   none, and only reading it tells whether it does.
# custom:
#   id: BH1005
#   name: seccomp-profile
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: >-
#       leave out `--security-opt seccomp=FILE`, or have the operator set the profile for the whole daemon
#       (`seccomp-profile` in daemon.json)
#     compose: "leave out `seccomp:FILE` in `security_opt`"
#     kubernetes: >-
#       `securityContext.seccompProfile.type: RuntimeDefault`, or `Localhost` with a profile that the operator
#       placed
#   references:
#     cis: {"1.2.0": "5.21", "1.3.1": "5.21", "1.4.0": "5.21", "1.5.0": "5.21", "1.6.0": "5.22"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/seccomp/
package bulkhead.elevations.seccomp_profile

found contains finding if {
    input.workload.security.seccomp.mode == "profile"
    finding := {
        "path": "security.seccomp.profile",
        "value": "profile",
        "message": "brings a system call filter (seccomp profile) of its own",
    }
}

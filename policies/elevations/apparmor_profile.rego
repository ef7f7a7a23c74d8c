# METADATA
# scope: package
# title: An AppArmor profile other than Docker's
# description: >-
#   The container runs under another profile that is loaded on the host. It may allow more than Docker's own:
#   mounts, writing below /proc, or everything.
# custom:
#   id: BH1007
#   name: apparmor-profile
#   severity: medium
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt apparmor=NAME`"
#     compose: "leave out `apparmor:NAME` in `security_opt`"
#     kubernetes: "`securityContext.appArmorProfile.type: RuntimeDefault`"
#   references:
#     cis: {"1.2.0": "5.1", "1.3.1": "5.1", "1.4.0": "5.1", "1.5.0": "5.1", "1.6.0": "5.2"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/apparmor/
package bulkhead.elevations.apparmor_profile

found contains finding if {
    input.workload.security.apparmor.mode == "profile"
    finding := {
        "path": "security.apparmor.name",
        "value": input.workload.security.apparmor.name,
        "message": sprintf("runs under the AppArmor profile %s", [input.workload.security.apparmor.name]),
    }
}

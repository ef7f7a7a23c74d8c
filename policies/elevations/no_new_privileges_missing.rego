# METADATA
# scope: package
# title: Programs may gain privileges
# description: >-
#   A process that is not root becomes root in the container through any setuid program in the image (su, sudo,
#   mount, a forgotten binary). What was meant to run as a plain user then has all of the container's capabilities.
# custom:
#   id: BH1013
#   name: no-new-privileges-missing
#   severity: low
#   group: confinement
#   reads: ["processes"]
#   instead:
#     docker: "`--security-opt no-new-privileges`"
#     compose: "`security_opt: [\"no-new-privileges:true\"]`"
#     kubernetes: "`securityContext.allowPrivilegeEscalation: false`"
#   references:
#     cis: {"1.2.0": "5.25", "1.3.1": "5.25", "1.4.0": "5.25", "1.5.0": "5.25", "1.6.0": "5.26"}
#     pss: "restricted"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.no_new_privileges_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.security.no_new_privileges == false
    finding := {
        "path": "security.no_new_privileges",
        "value": false,
        "message": "may gain privileges through setuid programs",
    }
}

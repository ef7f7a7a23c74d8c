# METADATA
# scope: package
# title: The user may be root
# description: >-
#   The user is a name that only the image's own /etc/passwd explains, or the image is not known: it may well be
#   root.
# custom:
#   id: BH1802
#   name: user-unknown
#   severity: low
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`--user 1000:1000`, in numbers"
#     compose: "`user: \"1000:1000\"`"
#     kubernetes: "`securityContext.runAsUser: 1000`"
#   references:
#     cis: {"1.2.0": "4.1", "1.3.1": "4.1", "1.4.0": "4.1", "1.5.0": "4.1", "1.6.0": "4.1"}
#     pss: "restricted"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.user_unknown

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.user.is_root == null
    finding := {
        "path": "user",
        "value": input.workload.user.text,
        "message": sprintf("may run as root: the user %s is not known by number", [name]),
    }
}

name := input.workload.user.text if input.workload.user.text != null

else := "of the image"

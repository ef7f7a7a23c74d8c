# METADATA
# scope: package
# title: The process runs as root
# description: >-
#   Root in the container may change everything in it, uses every capability that is left, and is the host's root
#   wherever the container meets the host's files or a bug.
# custom:
#   id: BH1801
#   name: user-root
#   severity: low
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`--user 1000:1000`"
#     compose: "`user: \"1000:1000\"`"
#     kubernetes: "`securityContext.runAsNonRoot: true` and `runAsUser: 1000`"
#   references:
#     cis: {"1.2.0": "4.1", "1.3.1": "4.1", "1.4.0": "4.1", "1.5.0": "4.1", "1.6.0": "4.1"}
#     pss: "restricted"
#     cve: ["CVE-2019-5736"]
#     falco: []
#     docs: []
package bulkhead.elevations.user_root

import data.bulkhead.lib.workload

found contains finding if {
    runs_or_image
    input.workload.user.is_root == true
    finding := {
        "path": "user",
        "value": input.workload.user.text,
        "message": "runs as root",
    }
}

runs_or_image if workload.runs

runs_or_image if input.workload.kind == "image"

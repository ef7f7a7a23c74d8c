# METADATA
# scope: package
# title: The default capabilities are kept
# description: >-
#   Docker gives 14 capabilities that most programs never use. Whoever takes over the program may change owners,
#   forge packets, make devices and become any user in the container.
# custom:
#   id: BH1128
#   name: capabilities-kept
#   severity: low
#   group: capabilities
#   reads: ["processes"]
#   instead:
#     docker: "`--cap-drop ALL`, then `--cap-add` what is missing"
#     compose: "`cap_drop: [ALL]`"
#     kubernetes: "`securityContext.capabilities.drop: [ALL]`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "restricted"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.capabilities_kept

import data.bulkhead.lib.capabilities
import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.privileged == false
    not "ALL" in input.workload.capabilities.drop
    not capabilities.everything
    finding := {"path": "capabilities.drop", "value": null, "message": "keeps the default capabilities"}
}

# All dropped and some given back: NET_BIND_SERVICE is the only one that Kubernetes' restricted level allows.
found contains finding if {
    workload.runs
    input.workload.privileged == false
    "ALL" in input.workload.capabilities.drop
    not capabilities.everything
    some name in input.workload.capabilities.effective
    name != "NET_BIND_SERVICE"
    name in capabilities.by_default
    finding := {
        "path": "capabilities.add",
        "value": name,
        "message": sprintf("keeps the capability %s", [name]),
    }
}

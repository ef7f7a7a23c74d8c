# METADATA
# scope: package
# title: Others may join the shared memory
# description: >-
#   Any other container may be started in this one's shared memory namespace. It is the default of API versions
#   before 1.40.
# custom:
#   id: BH1211
#   name: ipc-shareable
#   severity: info
#   group: namespaces
#   reads: ["processes"]
#   instead:
#     docker: "`--ipc private`"
#     compose: "`ipc: private`"
#     kubernetes: "containers of one Pod share it"
#   references:
#     cis: {"1.2.0": "5.16", "1.3.1": "5.16", "1.4.0": "5.16", "1.5.0": "5.16", "1.6.0": "5.17"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.ipc_shareable

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.namespaces.ipc.mode == "shareable"
    finding := {
        "path": "namespaces.ipc",
        "value": input.workload.namespaces.ipc.value,
        "message": "lets others join its shared memory",
    }
}

# METADATA
# scope: package
# title: A Windows container without a virtual machine
# description: >-
#   With process isolation the container shares the kernel of the Windows host; with Hyper-V it has one of its own,
#   so a bug in the kernel does not lead to the host.
# custom:
#   id: BH1017
#   name: process-isolation
#   severity: low
#   group: confinement
#   reads: ["settings"]
#   instead:
#     docker: "`--isolation hyperv`"
#     compose: "`isolation: hyperv`"
#     kubernetes: "a `runtimeClassName` with Hyper-V isolation"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.process_isolation

found contains {"path": "isolation", "value": "process", "message": "shares the kernel of the Windows host"} if {
    input.workload.isolation == "process"
}

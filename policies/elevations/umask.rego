# METADATA
# scope: package
# title: The first process' umask is set
# description: >-
#   A umask of 0 makes every file that the container creates writable by everyone, also in host directories and
#   shared volumes.
# custom:
#   id: BH1020
#   name: umask
#   severity: info
#   group: confinement
#   reads: ["settings"]
#   instead:
#     docker: "leave out the umask; set it in the program that needs it"
#     compose: "leave out the umask; set it in the program that needs it"
#     kubernetes: "there is no such field"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.umask

found contains finding if {
    umask := input.workload.umask
    umask != null
    bits.and(umask, 2) == 0
    finding := {"path": "umask", "value": umask, "message": "makes files that everyone may write (umask)"}
}

# METADATA
# scope: package
# title: The remapping of users is turned off
# description: >-
#   Where the daemon maps root in containers to an ordinary user of the host, this container opts out: its root is
#   the host's root again, with everything that this means for mounted files and bugs of the kernel.
# custom:
#   id: BH1205
#   name: host-userns
#   severity: high
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: "leave out `--userns host`"
#     compose: "leave out `userns_mode: host`"
#     kubernetes: "`hostUsers: false`"
#   references:
#     cis: {"1.2.0": "5.30", "1.3.1": "5.30", "1.4.0": "5.30", "1.5.0": "5.30", "1.6.0": "5.31"}
#     pss: null
#     cve: ["CVE-2019-5736"]
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/userns-remap/
package bulkhead.elevations.host_userns

found contains finding if {
    input.workload.namespaces.user.mode == "host"
    finding := {
        "path": "namespaces.user",
        "value": input.workload.namespaces.user.value,
        "message": "turns the remapping of users off: root is the host's root",
    }
}

# METADATA
# scope: package
# title: Later mounts of the host appear in the container
# description: >-
#   Whatever is mounted on the host below that directory afterwards, disks and network shares included, appears in
#   the container too.
# custom:
#   id: BH1336
#   name: mount-propagation-slave
#   severity: low
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave out `:slave` and `:rslave`"
#     compose: "leave out `propagation: rslave`"
#     kubernetes: "no `mountPropagation: HostToContainer`"
#   references:
#     cis: {"1.2.0": "5.19", "1.3.1": "5.19", "1.4.0": "5.19", "1.5.0": "5.19", "1.6.0": "5.20"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation
package bulkhead.elevations.mount_propagation_slave

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.propagation in {"slave", "rslave"}
    finding := {
        "path": sprintf("mounts.%d.propagation", [i]),
        "value": mount.propagation,
        "message": sprintf("sees later mounts of the host at %s", [mount.target]),
    }
}

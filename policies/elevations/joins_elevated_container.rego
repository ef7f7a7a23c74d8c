# METADATA
# scope: package
# title: A container with more power is joined
# description: >-
#   The container shares a namespace or the mounts of another that has more power than an ordinary one (privileged,
#   the host's namespaces or files, devices, dangerous capabilities), or that the daemon did not tell about. Through
#   the other's processes, files and network it gets hold of that power.
# custom:
#   id: BH1214
#   name: joins-elevated-container
#   severity: critical
#   group: namespaces
#   reads: ["namespaces", "volumes_from"]
#   instead:
#     docker: "join a container without such power, or a network or volume made for both"
#     compose: "join a service without such power"
#     kubernetes: "give the sharing containers of a Pod the same, small power"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.joins_elevated_container

import data.bulkhead.lib.containers

found contains finding if {
    some kind in ["pid", "ipc", "net", "cgroup"]
    namespace := input.workload.namespaces[kind]
    namespace.mode == "container"
    some reason in containers.reasons(namespace.container)
    finding := object.union(object.remove(reason, ["text"]), {
        "path": sprintf("namespaces.%s.container", [kind]),
        "value": namespace.value,
        "message": sprintf("joins %s, which %s", [namespace.value, reason.text]),
    })
}

found contains finding if {
    some i
    other := input.workload.volumes_from[i]
    some reason in containers.reasons(other)
    finding := object.union(object.remove(reason, ["text"]), {
        "path": sprintf("volumes_from.%d", [i]),
        "value": other.reference,
        "message": sprintf("takes the mounts of %s, which %s", [other.reference, reason.text]),
    })
}

# METADATA
# scope: package
# title: The mounts of another container are taken
# description: >-
#   The container gets every mount of the other: its data, its secrets, its host directories. Which ones, the
#   request does not say, and they change when the other is made anew.
# custom:
#   id: BH1213
#   name: volumes-from
#   severity: medium
#   group: namespaces
#   reads: ["volumes_from"]
#   instead:
#     docker: "leave out `--volumes-from NAME`; `--volume VOLUME:/PATH` for the one volume"
#     compose: "`volumes: [\"VOLUME:/PATH\"]`"
#     kubernetes: "a `volumeMounts` entry for the one volume"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.volumes_from

found contains finding if {
    some i
    other := input.workload.volumes_from[i]
    finding := {
        "path": sprintf("volumes_from.%d", [i]),
        "value": other.reference,
        "message": sprintf("takes every mount of the container %s", [other.reference]),
    }
}

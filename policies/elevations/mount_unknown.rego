# METADATA
# scope: package
# title: A mount of an unknown type
# description: >-
#   No daemon that is known has this type of mount. What it gives cannot be said.
# custom:
#   id: BH1407
#   name: mount-unknown
#   severity: critical
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`--mount type=volume`, `tmpfs` or `bind`"
#     compose: "`type: volume`"
#     kubernetes: "a volume type that Kubernetes' restricted level allows"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.mount_unknown

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "unknown"
    finding := {
        "path": sprintf("mounts.%d.type", [i]),
        "value": mount.source,
        "message": sprintf("has a mount of an unknown type at %s", [mount.target]),
    }
}

# METADATA
# scope: package
# title: A named pipe of the Windows host is mounted
# description: >-
#   Through \\.\pipe\docker_engine the container speaks to Docker and is administrator of the host; other pipes lead
#   to other services.
# custom:
#   id: BH1408
#   name: named-pipe
#   severity: critical
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "leave out `--mount type=npipe`"
#     compose: "leave out `type: npipe`"
#     kubernetes: "no `hostPath` with a pipe"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.named_pipe

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "npipe"
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": sprintf("mounts the named pipe %s of the host", [mount.source]),
    }
}

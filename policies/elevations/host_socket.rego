# METADATA
# scope: package
# title: Another socket of the host is mounted
# description: >-
#   The container speaks to a program on the host that listens on this socket, as whoever it is in the container:
#   often root, and past any firewall.
# custom:
#   id: BH1308
#   name: host-socket
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "a port that the program listens on (`--add-host host.docker.internal:host-gateway`)"
#     compose: "`extra_hosts: [\"host.docker.internal:host-gateway\"]`"
#     kubernetes: "a Service for the program"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_socket

import data.bulkhead.lib.host_paths

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.host_path.type == "socket"
    kinds := {kind |
        some [kind, finding] in host_paths.matches
        finding.path == sprintf("mounts.%d", [i])
    }
    kinds - host_paths.general == set()
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": concat("", [host_paths.describe(mount), ", a socket"]),
        "host_path": host_paths.effective(mount),
        "access": host_paths.access(mount),
        "socket": true,
    }
}

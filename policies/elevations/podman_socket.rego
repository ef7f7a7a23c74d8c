# METADATA
# scope: package
# title: Podman's socket is mounted
# description: >-
#   Podman's service answers Docker's calls: through its socket one starts a container with all that the service's
#   user has, which for root is the host.
# custom:
#   id: BH1305
#   name: podman-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out"
#     compose: "no socket of Podman in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.podman_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["podman-socket", finding] in host_paths.matches

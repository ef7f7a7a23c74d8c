# METADATA
# scope: package
# title: CRI-O's socket is mounted
# description: >-
#   Through CRI-O's socket one starts a privileged container on the host, past everything that Kubernetes or Docker
#   check.
# custom:
#   id: BH1304
#   name: crio-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out"
#     compose: "no socket of CRI-O in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.crio_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["crio-socket", finding] in host_paths.matches

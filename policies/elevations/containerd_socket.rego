# METADATA
# scope: package
# title: containerd's socket is mounted
# description: >-
#   containerd runs Docker's containers. Through its socket one starts a privileged container or a process in any
#   other, past Docker and every plugin that authorises its calls.
# custom:
#   id: BH1303
#   name: containerd-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out; read events and metrics from Docker"
#     compose: "no socket of containerd in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.containerd_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["containerd-socket", finding] in host_paths.matches

# METADATA
# scope: package
# title: BuildKit's socket is mounted
# description: >-
#   Through BuildKit's socket one runs builds with the host's network, and privileged where the service allows it,
#   reads other people's build secrets and caches.
# custom:
#   id: BH1306
#   name: buildkit-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "a builder of its own (`docker buildx create`)"
#     compose: "no socket of BuildKit in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.buildkit_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["buildkit-socket", finding] in host_paths.matches

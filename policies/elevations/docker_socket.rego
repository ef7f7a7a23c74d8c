# METADATA
# scope: package
# title: The Docker socket is mounted
# description: >-
#   Whoever may speak to the Docker socket starts a privileged container with the host's root in it: he is root on
#   the host. A read-only mount changes nothing: connecting is not writing.
# custom:
#   id: BH1302
#   name: docker-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: >-
#       a proxy that lets only the needed calls through (`bulkhead`), or an API made for the purpose; for builds
#       `docker build` outside
#     compose: "no socket of Docker in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.31", "1.3.1": "5.31", "1.4.0": "5.31", "1.5.0": "5.31", "1.6.0": "5.32"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/security/protect-access/
package bulkhead.elevations.docker_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["docker-socket", finding] in host_paths.matches

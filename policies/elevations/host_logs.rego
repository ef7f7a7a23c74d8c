# METADATA
# scope: package
# title: The host's logs are mounted
# description: >-
#   Logs hold names, addresses and now and then passwords. Writable, the container erases traces; where a service
#   follows links in it (Kubernetes' kubelet does), a link to /etc/shadow shows that file.
# custom:
#   id: BH1329
#   name: host-logs
#   severity: medium
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--log-driver` with a collector"
#     compose: "`logging: {driver: NAME}`"
#     kubernetes: "a log collector that the operator runs"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_logs

import data.bulkhead.lib.host_paths

found contains finding if some ["host-logs", finding] in host_paths.matches

# METADATA
# scope: package
# title: Kubernetes' own data is mounted
# description: >-
#   Below /var/lib/kubelet lie the tokens and secrets of every Pod on the node, below /etc/kubernetes the keys of
#   the cluster. With them the container speaks to the cluster as the node or as its administrator.
# custom:
#   id: BH1312
#   name: kubernetes-data
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out"
#     compose: "leave the mount out"
#     kubernetes: "a `serviceAccountName` with the rights that are needed"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container", "Container Access to Host Sensitive Paths"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.kubernetes_data

import data.bulkhead.lib.host_paths

found contains finding if some ["kubernetes-data", finding] in host_paths.matches

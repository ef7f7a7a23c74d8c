# METADATA
# scope: package
# title: A directory of the host can be written
# description: >-
#   What the container writes there, as its root the host's root, stays on the host: programs that others start,
#   links that others follow, a full disk.
# custom:
#   id: BH1332
#   name: host-path-writable
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--volume NAME:/PATH` (a volume)"
#     compose: "`volumes: [\"NAME:/PATH\"]`"
#     kubernetes: "a `persistentVolumeClaim` or `emptyDir` in place of `hostPath`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_path_writable

import data.bulkhead.lib.host_paths

found contains finding if some ["host-path-writable", finding] in host_paths.matches

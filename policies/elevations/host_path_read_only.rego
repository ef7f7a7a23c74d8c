# METADATA
# scope: package
# title: A directory of the host can be read
# description: >-
#   The container reads files of the host with its own root's rights, whatever is put there later included.
# custom:
#   id: BH1333
#   name: host-path-read-only
#   severity: medium
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
package bulkhead.elevations.host_path_read_only

import data.bulkhead.lib.host_paths

found contains finding if some ["host-path-read-only", finding] in host_paths.matches

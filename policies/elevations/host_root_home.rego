# METADATA
# scope: package
# title: The home of the host's root is mounted
# description: >-
#   The container reads root's keys, histories and tokens. Writable, a line in .ssh/authorized_keys or .bashrc is a
#   login as root.
# custom:
#   id: BH1325
#   name: host-root-home
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--volume` of the one file or folder that is needed, with `:ro`"
#     compose: "`volumes: [\"./FOLDER:/PATH:ro\"]`"
#     kubernetes: "a `configMap`, `secret` or `persistentVolumeClaim` in place of `hostPath`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_root_home

import data.bulkhead.lib.host_paths

found contains finding if some ["host-root-home", finding] in host_paths.matches

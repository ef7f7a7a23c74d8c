# METADATA
# scope: package
# title: The host's /boot can be written
# description: >-
#   The kernel and the first programs that the host starts lie here. A changed one has the whole machine from the
#   next boot on.
# custom:
#   id: BH1321
#   name: host-boot
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
package bulkhead.elevations.host_boot

import data.bulkhead.lib.host_paths

found contains finding if some ["host-boot", finding] in host_paths.matches

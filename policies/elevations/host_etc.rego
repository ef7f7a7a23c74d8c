# METADATA
# scope: package
# title: The host's /etc can be written
# description: >-
#   Here stand the host's users, passwords, sudo rules, libraries to load first (ld.so.preload) and start scripts.
#   One line makes anyone root on the host.
# custom:
#   id: BH1323
#   name: host-etc
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
package bulkhead.elevations.host_etc

import data.bulkhead.lib.host_paths

found contains finding if some ["host-etc", finding] in host_paths.matches

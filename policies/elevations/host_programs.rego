# METADATA
# scope: package
# title: The host's programs and libraries can be written
# description: >-
#   Below /usr, /bin, /sbin and /lib lie the programs that the host's root runs all day. The container replaces one
#   and waits.
# custom:
#   id: BH1322
#   name: host-programs
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
package bulkhead.elevations.host_programs

import data.bulkhead.lib.host_paths

found contains finding if some ["host-programs", finding] in host_paths.matches

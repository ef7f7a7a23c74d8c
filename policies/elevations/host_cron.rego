# METADATA
# scope: package
# title: The host's cron tables can be written
# description: >-
#   A line in a cron table is a program that the host runs as root within a minute.
# custom:
#   id: BH1319
#   name: host-cron
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
package bulkhead.elevations.host_cron

import data.bulkhead.lib.host_paths

found contains finding if some ["host-cron", finding] in host_paths.matches

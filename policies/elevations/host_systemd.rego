# METADATA
# scope: package
# title: The host's service definitions can be written
# description: >-
#   A unit file or start script is a program that the host runs as root at its next start or reload.
# custom:
#   id: BH1320
#   name: host-systemd
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
package bulkhead.elevations.host_systemd

import data.bulkhead.lib.host_paths

found contains finding if some ["host-systemd", finding] in host_paths.matches

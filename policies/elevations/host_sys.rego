# METADATA
# scope: package
# title: The host's /sys is mounted
# description: >-
#   Writable, /sys lets root in the container set a helper that the kernel runs as root on the host (uevent_helper),
#   switch devices off and change the firmware's variables. Read-only it shows the host's hardware and networks.
# custom:
#   id: BH1314
#   name: host-sys
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
package bulkhead.elevations.host_sys

import data.bulkhead.lib.host_paths

found contains finding if some ["host-sys", finding] in host_paths.matches

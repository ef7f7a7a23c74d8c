# METADATA
# scope: package
# title: The root of the host's file system is mounted
# description: >-
#   The container has every file of the host, other containers' and the Docker socket among them. Writable, one line
#   in /etc makes its user root on the host; read-only, it still reads every key and may speak to every socket.
# custom:
#   id: BH1301
#   name: host-root
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
#     falco: ["Launch Sensitive Mount Container", "Container Access to Host Sensitive Paths"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_root

import data.bulkhead.lib.host_paths

found contains finding if some ["host-root", finding] in host_paths.matches

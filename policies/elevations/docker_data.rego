# METADATA
# scope: package
# title: Docker's own data is mounted
# description: >-
#   Below /var/lib/docker lie the file systems, secrets and settings of every container. Writable, the container
#   changes their programs and settings (a privileged HostConfig for the next start); read-only, it reads all their
#   data.
# custom:
#   id: BH1310
#   name: docker-data
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--volume NAME:/PATH` (a volume of its own)"
#     compose: "`volumes: [\"NAME:/PATH\"]`"
#     kubernetes: "a `persistentVolumeClaim` or `emptyDir` in place of `hostPath`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.docker_data

import data.bulkhead.lib.host_paths

found contains finding if some ["docker-data", finding] in host_paths.matches

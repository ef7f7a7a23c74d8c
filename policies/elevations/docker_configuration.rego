# METADATA
# scope: package
# title: The daemon's configuration is mounted
# description: >-
#   Here stands what the Docker daemon believes at its next start or call: its settings and hooks, the sockets of
#   its plugins (the authorising one too), CDI devices with their hooks. Whoever writes it is root on the host.
# custom:
#   id: BH1311
#   name: docker-configuration
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
package bulkhead.elevations.docker_configuration

import data.bulkhead.lib.host_paths

found contains finding if some ["docker-configuration", finding] in host_paths.matches

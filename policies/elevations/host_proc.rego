# METADATA
# scope: package
# title: The host's /proc is mounted
# description: >-
#   The container sees every process of the host and, as root, sets /proc/sys/kernel/core_pattern: the next crash
#   runs its program as root on the host. Read-only it still reads the host's environment variables and memory maps.
# custom:
#   id: BH1313
#   name: host-proc
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--pid container:NAME` to watch one container; an exporter on the host"
#     compose: "leave the mount out; `pid: \"service:NAME\"`"
#     kubernetes: "`shareProcessNamespace: true` within the Pod"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_proc

import data.bulkhead.lib.host_paths

found contains finding if some ["host-proc", finding] in host_paths.matches

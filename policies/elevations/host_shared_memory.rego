# METADATA
# scope: package
# title: The host's /dev/shm is mounted
# description: >-
#   The container reads and changes the shared memory files of the host's programs, which seldom expect others
#   there.
# custom:
#   id: BH1318
#   name: host-shared-memory
#   severity: medium
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--shm-size BYTES`"
#     compose: "`shm_size: BYTES`"
#     kubernetes: "an `emptyDir` with `medium: Memory` at /dev/shm"
#   references:
#     cis: {"1.2.0": "5.16", "1.3.1": "5.16", "1.4.0": "5.16", "1.5.0": "5.16", "1.6.0": "5.17"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_shared_memory

import data.bulkhead.lib.host_paths

found contains finding if some ["host-shared-memory", finding] in host_paths.matches

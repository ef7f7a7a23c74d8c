# METADATA
# scope: package
# title: Capability IPC_OWNER is added
# description: >-
#   CAP_IPC_OWNER reads and writes every shared memory segment, semaphore and queue in its namespace; with the
#   host's, those of the host.
# custom:
#   id: BH1121
#   name: cap-ipc-owner
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add IPC_OWNER`; `--ipc container:NAME` and the same user"
#     compose: "leave out IPC_OWNER in `cap_add`"
#     kubernetes: "no IPC_OWNER in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_ipc_owner

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-ipc-owner", finding] in capabilities.matches

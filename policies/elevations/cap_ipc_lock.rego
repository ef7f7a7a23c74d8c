# METADATA
# scope: package
# title: Capability IPC_LOCK is added
# description: >-
#   CAP_IPC_LOCK locks memory without limit, so that it cannot be swapped out; other containers pay for it.
# custom:
#   id: BH1122
#   name: cap-ipc-lock
#   severity: low
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add IPC_LOCK`; `--ulimit memlock=BYTES`"
#     compose: "leave out IPC_LOCK in `cap_add`; `ulimits: {memlock: BYTES}`"
#     kubernetes: "no IPC_LOCK in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_ipc_lock

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-ipc-lock", finding] in capabilities.matches

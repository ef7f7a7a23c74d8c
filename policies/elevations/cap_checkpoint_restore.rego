# METADATA
# scope: package
# title: Capability CHECKPOINT_RESTORE is added
# description: >-
#   CAP_CHECKPOINT_RESTORE chooses process numbers and reads the memory maps of other processes: it can take the
#   place of a process that just ended.
# custom:
#   id: BH1115
#   name: cap-checkpoint-restore
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add CHECKPOINT_RESTORE`; checkpoint from the host (`docker checkpoint`, CRIU)"
#     compose: "leave out CHECKPOINT_RESTORE in `cap_add`"
#     kubernetes: "no CHECKPOINT_RESTORE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_checkpoint_restore

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-checkpoint-restore", finding] in capabilities.matches

# METADATA
# scope: package
# title: Capability DAC_READ_SEARCH is added
# description: >-
#   CAP_DAC_READ_SEARCH opens files by their number in the file system (open_by_handle_at) instead of by name. Any
#   file below shows which disk the container lives on, so it reads every file of the host: /etc/shadow, keys, other
#   containers.
# custom:
#   id: BH1106
#   name: cap-dac-read-search
#   severity: critical
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: >-
#       leave out `--cap-add DAC_READ_SEARCH`; `--user` of the owner, or `--group-add` of the group that may read
#       the files
#     compose: "leave out DAC_READ_SEARCH in `cap_add`"
#     kubernetes: "no DAC_READ_SEARCH in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_dac_read_search

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-dac-read-search", finding] in capabilities.matches

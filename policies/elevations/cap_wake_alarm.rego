# METADATA
# scope: package
# title: Capability WAKE_ALARM is added
# description: >-
#   CAP_WAKE_ALARM sets timers that wake the host up.
# custom:
#   id: BH1125
#   name: cap-wake-alarm
#   severity: info
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add WAKE_ALARM`; a timer on the host"
#     compose: "leave out WAKE_ALARM in `cap_add`"
#     kubernetes: "no WAKE_ALARM in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_wake_alarm

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-wake-alarm", finding] in capabilities.matches

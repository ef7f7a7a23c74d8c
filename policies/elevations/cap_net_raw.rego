# METADATA
# scope: package
# title: Raw packets can be sent
# description: >-
#   CAP_NET_RAW, one of the default capabilities, sends packets with forged addresses: in the network that it shares
#   with other containers the container answers for others (ARP, router advertisements) and reads what was meant for
#   them.
# custom:
#   id: BH1127
#   name: cap-net-raw
#   severity: low
#   group: capabilities
#   reads: ["processes"]
#   instead:
#     docker: "`--cap-drop NET_RAW`; ping works without it (`--sysctl net.ipv4.ping_group_range='0 2147483647'`)"
#     compose: "`cap_drop: [NET_RAW]`"
#     kubernetes: "`securityContext.capabilities.drop: [NET_RAW]`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "restricted"
#     cve: ["CVE-2020-13401", "CVE-2020-14386"]
#     falco: ["Packet socket created in container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_net_raw

import data.bulkhead.lib.capabilities
import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.privileged == false
    "NET_RAW" in input.workload.capabilities.effective
    not capabilities.everything
    finding := {"path": "capabilities.drop", "value": null, "message": "keeps the capability NET_RAW"}
}

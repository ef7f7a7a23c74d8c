# METADATA
# scope: package
# title: Capability BPF is added
# description: >-
#   CAP_BPF loads programs into the kernel and reads its maps. Bugs in the kernel's verifier turned such programs
#   into root on the host more than once; with CAP_PERFMON they read all of the kernel's memory.
# custom:
#   id: BH1107
#   name: cap-bpf
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add BPF`; run the tracer on the host"
#     compose: "leave out BPF in `cap_add`"
#     kubernetes: "no BPF in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: ["CVE-2020-8835", "CVE-2021-3490"]
#     falco: ["BPF Program Not Profiled", "Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_bpf

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-bpf", finding] in capabilities.matches

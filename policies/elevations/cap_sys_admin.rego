# METADATA
# scope: package
# title: Capability SYS_ADMIN is added
# description: >-
#   CAP_SYS_ADMIN is most of root: mount and unmount, the settings of namespaces and control groups, BPF, the quota
#   of disks. A process with it mounts a control group of version 1 with a release agent, or a disk, and runs as
#   root on the host.
# custom:
#   id: BH1102
#   name: cap-sys-admin
#   severity: critical
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: >-
#       leave out `--cap-add SYS_ADMIN`; what it is for: `--device /dev/fuse` with fuse-overlayfs, `--tmpfs /PATH`
#       in place of a mount, `--cap-add PERFMON`, `BPF` or `SYSLOG` in place of tracing
#     compose: "leave out SYS_ADMIN in `cap_add`; `tmpfs: [/PATH]`"
#     kubernetes: "no SYS_ADMIN in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: ["CVE-2022-0492"]
#     falco:
#       - Launch Excessively Capable Container
#       - Detect release_agent File Container Escapes
#       - Mount Launched in Privileged Container
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_admin

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-admin", finding] in capabilities.matches

# METADATA
# scope: package
# title: File systems in user space may be mounted
# description: >-
#   Through /dev/fuse a process answers for a file system of its own. It needs CAP_SYS_ADMIN or a user namespace to
#   mount it; then it can hold up whoever looks at its files, for which exploits of the kernel wait.
# custom:
#   id: BH1505
#   name: device-fuse
#   severity: medium
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "unpack or copy the files; a volume driver on the host"
#     compose: "leave out /dev/fuse"
#     kubernetes: "a CSI driver"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_fuse

import data.bulkhead.lib.devices

found contains finding if some ["device-fuse", finding] in devices.matches

# METADATA
# scope: package
# title: Virtual machines may be run, or hardware driven past the kernel
# description: >-
#   /dev/kvm and vhost reach deep into the kernel; VFIO hands a whole PCI device with its access to memory to the
#   container.
# custom:
#   id: BH1507
#   name: device-virtualisation
#   severity: high
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "a virtual machine manager on the host"
#     compose: "leave out the device"
#     kubernetes: "KubeVirt, or a device plugin"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_virtualisation

import data.bulkhead.lib.devices

found contains finding if some ["device-virtualisation", finding] in devices.matches

# METADATA
# scope: package
# title: A disk of the host is a device in the container
# description: >-
#   The container reads and writes the disk's blocks, past every file's permissions: it puts its key into the host's
#   /root, or reads every secret. Read-only is enough for the secrets.
# custom:
#   id: BH1501
#   name: device-disk
#   severity: critical
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--volume NAME:/PATH`; a file as a disk image"
#     compose: "leave out the disk in `devices`; `volumes: [\"NAME:/PATH\"]`"
#     kubernetes: "a `persistentVolumeClaim` with `volumeMode: Block`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: ["Privileged Container Device Access"]
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_disk

import data.bulkhead.lib.devices

found contains finding if some ["device-disk", finding] in devices.matches

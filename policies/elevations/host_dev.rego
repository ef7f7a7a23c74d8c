# METADATA
# scope: package
# title: The host's /dev is mounted
# description: >-
#   The container has the nodes of every device: disks, memory, terminals, inputs. Docker's device rules still close
#   most of them; with one capability or rule too many they are open. The control sockets and queues below /dev are
#   open at once.
# custom:
#   id: BH1317
#   name: host-dev
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--device PATH` of the one device"
#     compose: "`devices: [PATH]`"
#     kubernetes: "a device plugin's resource in `resources.limits`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_dev

import data.bulkhead.lib.host_paths

found contains finding if some ["host-dev", finding] in host_paths.matches

# METADATA
# scope: package
# title: The host's /tmp can be written
# description: >-
#   Programs of the host keep sockets, locks and half-written files here and expect each other's, not a container's:
#   it replaces them, and its own files appear on the host.
# custom:
#   id: BH1330
#   name: host-tmp
#   severity: medium
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--tmpfs /tmp`"
#     compose: "`tmpfs: [/tmp]`"
#     kubernetes: "an `emptyDir`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_tmp

import data.bulkhead.lib.host_paths

found contains finding if some ["host-tmp", finding] in host_paths.matches

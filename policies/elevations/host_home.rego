# METADATA
# scope: package
# title: The homes of the host's users are mounted
# description: >-
#   The container reads the keys, tokens, histories and mails of its user or of all. Writable, it leaves a key or a
#   start script there and is that user at the next login, root among those who may use sudo.
# custom:
#   id: BH1326
#   name: host-home
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--volume` of the one project folder"
#     compose: "`volumes: [\"./FOLDER:/PATH\"]`"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_home

import data.bulkhead.lib.host_paths

found contains finding if some ["host-home", finding] in host_paths.matches

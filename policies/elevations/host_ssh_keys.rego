# METADATA
# scope: package
# title: SSH keys of the host are mounted
# description: >-
#   The container takes private keys and logs in wherever their owner may. Writable, it adds its own key to
#   authorized_keys and logs in to the host.
# custom:
#   id: BH1327
#   name: host-ssh-keys
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`docker build --ssh default`; for a running program a deploy key of its own"
#     compose: "`secrets: [NAME]` with a key of its own"
#     kubernetes: "a `secret` volume with a key of its own"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_ssh_keys

import data.bulkhead.lib.host_paths

found contains finding if some ["host-ssh-keys", finding] in host_paths.matches

# METADATA
# scope: package
# title: The host's passwords or keys are mounted
# description: >-
#   The container reads the host's password hashes, SSH host keys, TLS keys or VPN keys: it logs in to the host and
#   to others, or passes itself off as the host.
# custom:
#   id: BH1324
#   name: host-secrets
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "a secret of its own (`docker secret`, a file made for it)"
#     compose: "`secrets: [NAME]`"
#     kubernetes: "a `secret` volume"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Container Access to Host Sensitive Paths"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_secrets

import data.bulkhead.lib.host_paths

found contains finding if some ["host-secrets", finding] in host_paths.matches

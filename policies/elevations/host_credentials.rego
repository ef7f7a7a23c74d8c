# METADATA
# scope: package
# title: Somebody's credentials are mounted
# description: >-
#   The folder or file holds tokens for a cloud, a cluster, a registry or a database (.aws, .kube, .docker, .netrc
#   and others). The container can do all that its owner can.
# custom:
#   id: BH1328
#   name: host-credentials
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "a secret with a role of its own: `docker secret`, or a token that is made for the container"
#     compose: "`secrets: [NAME]`"
#     kubernetes: "a `secret` volume, or a service account"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_credentials

import data.bulkhead.lib.host_paths

found contains finding if some ["host-credentials", finding] in host_paths.matches

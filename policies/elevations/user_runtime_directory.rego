# METADATA
# scope: package
# title: A user's runtime directory is mounted
# description: >-
#   In /run/user stand the sockets of the users who are logged in: their D-Bus, SSH agent, GPG agent, sound and
#   screen, and Docker and Podman where these run without root. The container acts as that user.
# custom:
#   id: BH1309
#   name: user-runtime-directory
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "the one socket that is needed, of a user who has nothing else"
#     compose: "no socket of a user's session in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.user_runtime_directory

import data.bulkhead.lib.host_paths

found contains finding if some ["user-runtime-directory", finding] in host_paths.matches

# METADATA
# scope: package
# title: A socket of the host's own services is mounted
# description: >-
#   D-Bus, systemd, libvirt and LXD obey whoever speaks to their sockets as root: they start programs, services and
#   machines on the host. The container asks systemd for a root shell outside.
# custom:
#   id: BH1307
#   name: host-manager-socket
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out; for logs `--log-driver`"
#     compose: "no socket of D-Bus, systemd, libvirt or LXD in `volumes`"
#     kubernetes: "no `hostPath` with the socket"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Sensitive Mount Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_manager_socket

import data.bulkhead.lib.host_paths

found contains finding if some ["host-manager-socket", finding] in host_paths.matches

# METADATA
# scope: package
# title: A volume is a directory of the host in disguise
# description: >-
#   The options of the local driver turn the volume into a bind mount. Once it is made, whoever mounts it by its
#   name gets that directory of the host, and the request no longer shows it.
# custom:
#   id: BH1401
#   name: volume-host-path
#   severity: high
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`docker volume create NAME` without `--opt device=…`"
#     compose: "leave out `driver_opts`"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/volumes/
package bulkhead.elevations.volume_host_path

import data.bulkhead.lib.host_paths

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type in {"bind", "overlay"}
    count(mount.driver_options) > 0
    finding := {
        "path": sprintf("mounts.%d.driver_options", [i]),
        "value": mount.source,
        "message": sprintf("makes a volume of %s of the host", [mount.source]),
        "host_path": host_paths.effective(mount),
        "access": host_paths.access(mount),
        "socket": host_paths.is_socket(mount),
    }
}

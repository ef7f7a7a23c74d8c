# METADATA
# scope: package
# title: A process is started as root in a container that runs as someone else
# description: >-
#   The container was made to run without root; this process has root's rights in it, on its files and mounts.
# custom:
#   id: BH2101
#   name: exec-root
#   severity: medium
#   group: containers in use
#   reads: ["exec"]
#   instead:
#     docker: "leave out `--user root` of `docker exec`"
#     compose: "`docker compose exec` without `--user root`"
#     kubernetes: "`kubectl exec` runs as the container's user"
#   references:
#     cis: {"1.2.0": "5.23", "1.3.1": "5.23", "1.4.0": "5.23", "1.5.0": "5.23", "1.6.0": "5.24"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.exec_root

found contains finding if {
    input.workload.exec.user != null
    input.workload.user.is_root == true
    finding := {
        "path": "exec.user",
        "value": input.workload.exec.user,
        "message": sprintf("starts a process as %s", [input.workload.exec.user]),
    }
}

found contains finding if {
    input.workload.exec.user != null
    input.workload.user.gid == 0
    input.workload.user.is_root != true
    finding := {
        "path": "exec.user",
        "value": input.workload.exec.user,
        "message": sprintf("starts a process with root's group, as %s", [input.workload.exec.user]),
    }
}

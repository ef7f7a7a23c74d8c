# METADATA
# scope: package
# title: A privileged process is started in a container
# description: >-
#   `docker exec --privileged` starts a process with every capability in a container that has fewer. With
#   CAP_SYS_ADMIN, CAP_SYS_MODULE and CAP_DAC_READ_SEARCH it leaves the container as one from a privileged container
#   does. The container itself looks harmless before and after.
# custom:
#   id: BH1002
#   name: exec-privileged
#   severity: critical
#   group: confinement
#   reads: ["exec"]
#   instead:
#     docker: "leave out `--privileged` of `docker exec`"
#     compose: "`docker compose exec` without `--privileged`"
#     kubernetes: "`kubectl exec` has no such flag; `kubectl debug --profile=restricted`"
#   references:
#     cis: {"1.2.0": "5.22", "1.3.1": "5.22", "1.4.0": "5.22", "1.5.0": "5.22", "1.6.0": "5.23"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/exec/#privileged
package bulkhead.elevations.exec_privileged

found contains {"path": "exec.privileged", "value": true, "message": "starts a privileged process"} if {
    input.workload.exec.privileged == true
}

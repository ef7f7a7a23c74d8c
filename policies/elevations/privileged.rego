# METADATA
# scope: package
# title: The container runs privileged
# description: >-
#   A privileged container is root on the host: it has every capability and every device, no system call filter, no
#   AppArmor or SELinux, and may write /proc and /sys. It mounts the host's disk, loads a kernel module or sets a
#   core dump handler, and is out.
# custom:
#   id: BH1001
#   name: privileged
#   severity: critical
#   group: confinement
#   reads: ["privileged"]
#   instead:
#     docker: "leave out `--privileged`; give what is missing with `--cap-add NAME` or `--device PATH`"
#     compose: "`privileged: false`; give what is missing with `cap_add: [NAME]` or `devices: [PATH]`"
#     kubernetes: "`securityContext.privileged: false`"
#   references:
#     cis: {"1.2.0": "5.4", "1.3.1": "5.4", "1.4.0": "5.4", "1.5.0": "5.4", "1.6.0": "5.5"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Privileged Container", "Debugfs Launched in Privileged Container"]
#     docs:
#       - https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
package bulkhead.elevations.privileged

found contains {"path": "privileged", "value": true, "message": "runs privileged"} if {
    input.workload.privileged == true
    not input.workload.exec.privileged
}

# METADATA
# scope: package
# title: The host's processes are shared
# description: >-
#   The container sees every process of the host with its command line and, as root, its environment, open files and
#   root directory below /proc/PID. It can kill any of them; with CAP_SYS_PTRACE it takes one over.
# custom:
#   id: BH1201
#   name: host-pid
#   severity: critical
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: "leave out `--pid host`; `--pid container:NAME` to watch one container"
#     compose: "leave out `pid: host`; `pid: \"service:NAME\"`"
#     kubernetes: "`hostPID: false`; `shareProcessNamespace: true` within the Pod"
#   references:
#     cis: {"1.2.0": "5.15", "1.3.1": "5.15", "1.4.0": "5.15", "1.5.0": "5.15", "1.6.0": "5.16"}
#     pss: "baseline"
#     cve: []
#     falco: ["PTRACE attached to process"]
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/
package bulkhead.elevations.host_pid

found contains finding if {
    input.workload.namespaces.pid.resolved == "host"
    finding := {
        "path": "namespaces.pid",
        "value": input.workload.namespaces.pid.value,
        "message": concat("", ["shares the host's processes", through]),
    }
}

# A container in between, where there is one.
through := sprintf(" by way of %s", [input.workload.namespaces.pid.value]) if {
    input.workload.namespaces.pid.mode == "container"
}

else := ""

# Through a container whose own namespace could not be found out.
found contains finding if {
    input.workload.namespaces.pid.resolved == "unknown"
    input.workload.namespaces.pid.mode == "container"
    value := input.workload.namespaces.pid.value
    finding := {
        "path": "namespaces.pid",
        "value": value,
        "message": sprintf("shares the processes of %s, which may be the host's", [value]),
    }
}

# METADATA
# scope: package
# title: The host's shared memory is shared
# description: >-
#   The container reads and writes the shared memory segments, semaphores and message queues of the host's programs,
#   for example those of databases and of the X server.
# custom:
#   id: BH1202
#   name: host-ipc
#   severity: high
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: "leave out `--ipc host`; `--shm-size BYTES`, or `--ipc container:NAME`"
#     compose: "leave out `ipc: host`; `shm_size: BYTES`"
#     kubernetes: "`hostIPC: false`; an `emptyDir` with `medium: Memory` at /dev/shm"
#   references:
#     cis: {"1.2.0": "5.16", "1.3.1": "5.16", "1.4.0": "5.16", "1.5.0": "5.16", "1.6.0": "5.17"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/
package bulkhead.elevations.host_ipc

found contains finding if {
    input.workload.namespaces.ipc.resolved == "host"
    finding := {
        "path": "namespaces.ipc",
        "value": input.workload.namespaces.ipc.value,
        "message": concat("", ["shares the host's shared memory", through]),
    }
}

# A container in between, where there is one.
through := sprintf(" by way of %s", [input.workload.namespaces.ipc.value]) if {
    input.workload.namespaces.ipc.mode == "container"
}

else := ""

# Through a container whose own namespace could not be found out.
found contains finding if {
    input.workload.namespaces.ipc.resolved == "unknown"
    input.workload.namespaces.ipc.mode == "container"
    value := input.workload.namespaces.ipc.value
    finding := {
        "path": "namespaces.ipc",
        "value": value,
        "message": sprintf("shares the shared memory of %s, which may be the host's", [value]),
    }
}

# METADATA
# scope: package
# title: A large /dev/shm
# description: >-
#   The container may hold that much memory in /dev/shm; without a limit for memory it is the host's.
# custom:
#   id: BH1616
#   name: shared-memory-size
#   severity: info
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "`--shm-size 256m`, and `--memory`"
#     compose: "`shm_size: 256m`, and `mem_limit`"
#     kubernetes: "an `emptyDir` with `medium: Memory` and `sizeLimit`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.shared_memory_size

# A quarter of what a small host has.
large := 1073741824

found contains finding if {
    size := input.workload.limits.shm_size
    size != null
    size > large
    input.workload.limits.memory == null
    finding := {
        "path": "limits.shm_size",
        "value": size,
        "message": "may fill more than 1 GiB of memory with /dev/shm and has no limit for memory",
    }
}

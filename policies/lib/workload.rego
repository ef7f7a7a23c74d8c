# What many elevations ask of a workload.
package bulkhead.lib.workload

# Calls with a workload in which no process runs: a limit that is missing there is missing nowhere.
idle := {
    "build",
    "container.update",
    "image",
    "plugin.create",
    "plugin.pull",
    "plugin.set",
    "plugin.upgrade",
    "volume.create",
}

# The workload is a container, and its processes run or will.
runs if {
    kind := input.workload.kind
    not kind in idle
    input.workload.plugin == null
}

# A privileged container is one elevation. What is a part of it (every capability and device, no filter, no hidden
# path) is not named again, so that whoever may run privileged containers needs no second permission for their parts.
# A privileged exec leaves the container as confined as it was, so there the parts count.
contained if {
    input.workload.privileged == false
}

contained if {
    input.workload.exec.privileged == true
}

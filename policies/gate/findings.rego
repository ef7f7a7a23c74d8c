# Which elevations a call has, and where they show.
#
# Using a container's power is decided like creating it. The workload of a start, an exec and the like is the
# container's own, so its elevations count by themselves. An update has a workload of its own (what it changes) and the
# container's beside it: both count.
package bulkhead.gate.findings

import data.bulkhead.gate.found

names := found.names | of_container

default of_container := set()

of_container := names_of_used if {
    used != null
    names_of_used := found.names with input.workload as used
}

# The container that an update changes; null for every other call, and where it is not known (unknown-power says so).
default used := null

used := input.workload.container.workload if input.workload.kind == "container.update"

# All findings of an elevation, by its name.
of(name) := found.of(name) if used == null
else := found.of(name) | of_used if of_used := found.of(name) with input.workload as used

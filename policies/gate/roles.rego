# Which roles a caller has, and which of them speak of this call.
package bulkhead.gate.roles

import data.bulkhead.config
import data.bulkhead.gate.callers
import data.bulkhead.gate.calls
import data.bulkhead.gate.exceptions

# Roles that mean the caller; without one the default; without that none, and the profile decides alone.
mine := named if count(named) > 0
else := [object.union(config["default"], {"name": null})] if config["default"] != null
else := []

named := [role |
    some role in config.roles
    callers.is(role.who)
]

# Those of them that name this call: only their elevations and images count here.
here := [role |
    some role in mine
    some pattern in role.may
    pattern in calls.patterns
]

# A call that no role of the caller names. Clients ask for /_ping before anything else, and it says nothing.
refusal := {
    "code": "role",
    "rule": rule(mine),
    "reason": sprintf("%s may not call %s", [subject(mine), input.request.route]),
} if {
    count(mine) > 0
    count(here) == 0
    input.request.route != "ping"
    not exceptions.frees_the_call
}

# A role without `own` frees the call of it.
held_to_own if {
    count(here) > 0
    every role in here { role.own == true }
}

rule(list) := concat(" and ", [title(role) | some role in list])

subject(list) := "whoever has no role" if {
    some role in list
    role.name == null
}
else := rule(list)

title(role) := "the default role" if role.name == null
else := sprintf("role %s", [role.name])

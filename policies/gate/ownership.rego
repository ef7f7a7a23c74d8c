# Roles held to their own (`own: true`): they use what they created, and nothing else that somebody could own.
#
# What has no record belongs to nobody, and that is not their own either; `bulkhead adopt` assigns it. Lists and events
# show what belongs to others: an authorization plugin cannot filter answers.
package bulkhead.gate.ownership

import data.bulkhead.gate.roles

default touches := {"caller": null, "problem": "who owns what is not known here", "objects": []}

touches := input.ownership

refusal := {
    "code": "own",
    "rule": roles.rule(roles.here),
    "reason": sprintf("%s may use only its own: %s", [roles.rule(roles.here), concat("; ", sort(reasons))]),
} if {
    roles.held_to_own
    count(reasons) > 0
}

reasons contains "nothing tells who asks" if touches.caller == null

reasons contains touches.problem if touches.problem != null

reasons contains "what the call touches is not known" if not is_array(touches.objects)

reasons contains reason if {
    some object in touches.objects
    reason := wrong(object)
}

reasons contains sprintf("this acts on every %s, whoever it belongs to", [kind]) if {
    input.request.operation.all == true
    kind := input.request.operation.object.kind
    kind in {"container", "volume", "network"}
}

# Nobody has a record of these.
reasons contains sprintf("a %s belongs to nobody", [kind]) if {
    kind := input.request.operation.object.kind
    kind in {"service", "task", "secret", "config"}
    not input.request.operation.verb in {"list", "create"}
}

reasons contains "nobody knows what this call does" if input.request.route == "unknown"

wrong(object) := sprintf("the daemon could not be asked about %s %s", [object.kind, object.reference]) if {
    not object.state in {"known", "absent", "predefined"}
}
else := sprintf("%s %s belongs to nobody on record; bulkhead adopt assigns it", [object.kind, object.reference]) if {
    object.state == "known"
    object.owner == null
}
else := sprintf("%s %s belongs to someone else", [object.kind, object.reference]) if {
    object.state == "known"
    object.owner != touches.caller
}

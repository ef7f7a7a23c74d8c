# Images belong to nobody: what a role may do to their names is ruled by patterns (`images`).
#
# A pattern is compared with every spelling of a reference: with and without docker.io/library, with its tag and, where
# it names no tag itself, without. `*` stands for anything but a slash, `**` for anything; `*` alone means every image.
# An id says nothing about names, so it matches no pattern but `*` and `**`; app:latest names what could be an id.
package bulkhead.gate.images

import data.bulkhead.gate.roles

# The references that this call gives, takes away or sends.
touched contains reference if {
    input.request.route == "image.tag"
    reference := input.request.operation.target
}

touched contains input.request.operation.object.name if input.request.route in {"image.push", "image.delete"}

touched contains reference if {
    input.request.route == "image.create"
    reference := input.request.operation.object.name
}

touched contains reference if {
    input.request.route == "container.commit"
    reference := input.request.operation.target
    reference != null
}

touched contains tag if some tag in input.workload.build.tags

touched contains name if {
    some output in input.workload.build.outputs
    some name in split(object.get(output.attributes, "name", "an output without a name"), ",")
    not output.type in {"local", "tar"}
}

# Calls that give or take names which cannot be seen.
touched contains words if words := unseen[input.request.route]

unseen := {
    "grpc": "what BuildKit is told to make",
    "image.load": "an archive, whose names cannot be seen",
    "image.prune": "every image that is not in use",
}

# Of the roles that speak of this call one without patterns frees it.
ruled if {
    count(roles.here) > 0
    every role in roles.here { role.images != null }
}

patterns := {pattern | some role in roles.here; some pattern in role.images}

free if count({"*", "**"} & patterns) > 0

refused contains reference if {
    ruled
    not free
    some reference in touched
    not matches(reference)
}

refusal := {
    "code": "image",
    "rule": roles.rule(roles.here),
    "reason": sprintf("%s may do this only to images like %s, not to %s", [
        roles.rule(roles.here),
        concat(", ", sort(patterns)),
        concat(", ", [sprintf("%v", [reference]) | some reference in refused]),
    ]),
} if count(refused) > 0

matches(reference) if {
    reference != null
    not is_id(reference)
    some pattern in patterns
    some spelling in spellings(reference)
    glob.match(pattern, ["/"], spelling)
}

is_id(reference) if regex.match(`^(sha256:)?[0-9a-fA-F]{4,64}$`, reference)

is_id(reference) if startswith(reference, "sha256:")

# "app" is docker.io/library/app:latest, and the other way round.
spellings(reference) := full | short if {
    full := with_tag(domained(reference))
    short := {trim_prefix(trim_prefix(name, "docker.io/"), "library/") |
        some name in full
        startswith(name, "docker.io/")
    }
}

domained(reference) := reference if {
    parts := split(reference, "/")
    count(parts) > 1
    looks_like_host(parts[0])
}
else := concat("", ["docker.io/", reference]) if contains(reference, "/")
else := concat("", ["docker.io/library/", reference])

looks_like_host(part) if part == "localhost"

looks_like_host(part) if contains(part, ".")

looks_like_host(part) if contains(part, ":")

with_tag(reference) := {reference, bare(reference)} if bare(reference) != reference
else := {reference} if input.request.route in {"image.push", "image.create"} # all its tags
else := {reference, concat("", [reference, ":latest"])}

# Without its tag or digest.
bare(reference) := split(reference, "@")[0] if contains(reference, "@")
else := concat("/", array.concat(array.slice(parts, 0, last), [split(parts[last], ":")[0]])) if {
    parts := split(reference, "/")
    last := count(parts) - 1
}

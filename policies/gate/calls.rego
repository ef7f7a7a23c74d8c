# How a role may name a call: by its route, by a family of routes, or as *; and by what people call it where the API has
# another word.
package bulkhead.gate.calls

# Every pattern that means this call: `container.archive.get`, `container.archive.*`, `container.*`, `*`. Words of
# people's belong to families like routes do: `image.build` is one of `image.*`.
patterns := {"*"} | names | families

names contains input.request.route

names contains row.name if {
    some row in also[input.request.route]
    object.get(row, "verb", input.request.operation.verb) == input.request.operation.verb
}

families contains concat(".", array.concat(array.slice(parts, 0, n), ["*"])) if {
    some name in names
    parts := split(name, ".")
    some n in numbers.range(1, count(parts))
    n < count(parts)
}

# By route. A row that has a verb means only the calls with it.
also := {
    "auth": [{"name": "system.auth"}],
    "build": [{"name": "image.build"}],
    "container.commit": [{"name": "image.commit"}],
    "container.delete": [{"name": "container.remove"}],
    "event.list": [{"name": "system.events"}],
    "image.create": [{"name": "image.pull", "verb": "pull"}, {"name": "image.import", "verb": "import"}],
    "image.delete": [{"name": "image.remove"}],
    "ping": [{"name": "system.ping"}],
}

package bulkhead.gate.ownership_test

import data.bulkhead.gate.ownership

held := config(true)

free := config(false)

config(own) := {"profile": "open", "roles": [role], "default": null, "exceptions": []} if {
    role := {"name": "ci", "who": null, "may": ["*"], "elevations": [], "own": own, "images": null}
}

call(route, kind, verb, objects) := {
    "request": {"route": route, "operation": {"object": {"kind": kind, "name": "web"}, "verb": verb, "all": false}},
    "ownership": {"caller": "cn:alice", "problem": null, "objects": objects},
}

container(owner, state) := {"kind": "container", "reference": "web", "id": "1", "owner": owner, "state": state}

start(object) := call("container.start", "container", "start", [object])

test_own_passes if {
    not ownership.refusal with input as start(container("cn:alice", "known")) with data.bulkhead.config as held
}

test_absent_passes if {
    not ownership.refusal with input as start(container(null, "absent")) with data.bulkhead.config as held
}

test_others_are_refused if {
    refusal := ownership.refusal with input as start(container("cn:bob", "known")) with data.bulkhead.config as held
    refusal.code == "own"
    refusal.reason == "role ci may use only its own: container web belongs to someone else"
}

test_nobodys_is_refused if {
    refusal := ownership.refusal with input as start(container(null, "known")) with data.bulkhead.config as held
    contains(refusal.reason, "belongs to nobody on record")
}

test_unknown_is_refused if {
    ownership.refusal with input as start(container(null, "unknown")) with data.bulkhead.config as held
    ownership.refusal with input as start(container("cn:alice", "odd")) with data.bulkhead.config as held
}

test_one_of_many_is_enough if {
    objects := [container("cn:alice", "known"), container("cn:bob", "known")]
    create := call("container.create", "container", "create", objects)
    ownership.refusal with input as create with data.bulkhead.config as held
}

test_without_own_nothing_is_asked if {
    not ownership.refusal with input as start(container("cn:bob", "known")) with data.bulkhead.config as free
}

test_a_broken_record_refuses if {
    broken := object.union(start(container("cn:alice", "known")), {"ownership": {"problem": "the disk is full"}})
    refusal := ownership.refusal with input as broken with data.bulkhead.config as held
    contains(refusal.reason, "the disk is full")
}

test_without_the_input_it_refuses if {
    bare := object.remove(start(container("cn:alice", "known")), ["ownership"])
    ownership.refusal with input as bare with data.bulkhead.config as held
}

test_nobody_is_no_owner if {
    nobody := object.union(start(container(null, "known")), {"ownership": {"caller": null}})
    refusal := ownership.refusal with input as nobody with data.bulkhead.config as held
    contains(refusal.reason, "nothing tells who asks")
}

test_prune_is_refused if {
    prune := object.union(
        call("container.prune", "container", "prune", []),
        {"request": {"operation": {"all": true}}},
    )
    ownership.refusal with input as prune with data.bulkhead.config as held
}

test_services_belong_to_nobody if {
    ownership.refusal with input as call("service.update", "service", "update", []) with data.bulkhead.config as held
    not ownership.refusal with input as call("service.list", "service", "list", []) with data.bulkhead.config as held
}

test_bridge_is_everybodys if {
    bridge := {"kind": "network", "reference": "bridge", "id": null, "owner": null, "state": "predefined"}
    connect := call("network.connect", "network", "connect", [bridge])
    not ownership.refusal with input as connect with data.bulkhead.config as held
}

package bulkhead.gate.roles_test

import data.bulkhead.gate
import data.bulkhead.lib.testing

decided(config, asked) := decision if {
    decision := gate.decision with data.bulkhead.config as config with input as asked
}

ci := testing.role("ci", {"may": ["container.*", "image.create"], "elevations": ["cap-net-admin"]})

admin := testing.role("admin", {"elevations": ["privileged"], "may": ["container.create"]})

test_a_role_grants_its_elevations if {
    config := testing.config({"roles": [ci]})
    decision := decided(config, testing.by("ci", testing.adds("NET_ADMIN")))
    decision.allow == true
    decision.rule == "role ci"
    [granted] := decision.granted
    granted.name == "cap-net-admin"
    granted.by == "role ci"
    decided(config, testing.by("ci", testing.adds("SYS_ADMIN"))).allow == false
}

test_nobody_else_has_them if {
    config := testing.config({"roles": [ci]})
    decided(config, testing.by("eve", testing.adds("NET_ADMIN"))).allow == false
    decided(config, testing.by_socket(testing.adds("NET_ADMIN"))).allow == false
    decided(config, testing.adds("NET_ADMIN")).allow == false
}

test_a_call_that_no_role_names_is_refused if {
    config := testing.config({"roles": [ci]})
    decision := decided(config, testing.by("ci", testing.call("volume.list", {})))
    decision.allow == false
    decision.code == "role"
    decision.rule == "role ci"
    decision.reason == "role ci may not call volume.list"
    decided(config, testing.by("ci", testing.call("ping", {}))).allow == true
}

test_who_has_no_role_gets_the_default if {
    config := testing.config({"roles": [ci], "default": {
        "may": ["container.list"],
        "elevations": [],
        "own": false,
        "images": null,
    }})
    decided(config, testing.by("eve", testing.call("container.list", {}))).allow == true
    decision := decided(config, testing.by("eve", testing.container({})))
    decision.allow == false
    decision.reason == "whoever has no role may not call container.create"
    decided(config, testing.by("ci", testing.container({}))).allow == true
}

test_without_a_default_the_profile_decides_alone if {
    config := testing.config({"roles": [ci]})
    decided(config, testing.by("eve", testing.container({}))).allow == true
    decided(config, testing.by("eve", testing.call("volume.list", {}))).allow == true
}

# Two roles of one caller: calls of both, and elevations only where their own role names the call.
test_roles_are_joined if {
    both := [ci, object.union(admin, {"who": testing.who({"dns": ["ci.example"]})})]
    config := testing.config({"roles": both})
    privileged_start := testing.by("ci", testing.of("container.start", {"privileged": true}))
    decided(config, testing.by("ci", testing.privileged)).allow == true
    decided(config, privileged_start).allow == false
}

test_each_way_to_be_meant if {
    asked := testing.by("ann", testing.adds("NET_ADMIN"))
    every who in [{"cn": ["x", "ann"]}, {"dns": ["ann.example"]}, {"fingerprint": ["f0"]}] {
        config := testing.config({"roles": [object.union(ci, {"who": testing.who(who)})]})
        decided(config, asked).allow == true
    }
    every who in [{"cn": ["ANN"]}, {"dns": ["ann"]}, {"fingerprint": ["F0"]}, {"socket": true}, {"uid": [0]}, {}] {
        config := testing.config({"roles": [object.union(ci, {"who": testing.who(who)})]})
        decided(config, asked).allow == false
    }
}

test_the_socket_is_one_person if {
    config := testing.config({"roles": [object.union(ci, {"who": testing.who({"socket": true})})]})
    decided(config, testing.by_socket(testing.adds("NET_ADMIN"))).allow == true
    decided(config, testing.by("ci", testing.adds("NET_ADMIN"))).allow == false
}

test_names_of_calls if {
    every pattern in ["*", "container.*", "container.archive.*", "container.archive.get"] {
        config := testing.config({"profile": "none", "roles": [testing.role("a", {"may": [pattern]})]})
        decided(config, testing.by("a", testing.call("container.archive.get", {}))).allow == true
    }
    every pattern in ["container", "container.archive", "container.archive.put", "archive.*", "container.a*", ""] {
        config := testing.config({"profile": "none", "roles": [testing.role("a", {"may": [pattern]})]})
        decided(config, testing.by("a", testing.call("container.archive.get", {}))).allow == false
    }
}

test_words_of_people if {
    config := testing.config({"profile": "none", "roles": [testing.role("a", {"may": ["image.build", "image.pull"]})]})
    decided(config, testing.by("a", testing.call("build", {"verb": "create"}))).allow == true
    decided(config, testing.by("a", testing.call("image.create", {"verb": "pull"}))).allow == true
    decided(config, testing.by("a", testing.call("image.create", {"verb": "import"}))).allow == false
}

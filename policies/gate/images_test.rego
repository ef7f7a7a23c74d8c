package bulkhead.gate.images_test

import data.bulkhead.gate
import data.bulkhead.lib.testing

config(patterns) := testing.config({"roles": [testing.role("ci", {"images": patterns})]})

decided(patterns, asked) := decision if {
    decision := gate.decision with data.bulkhead.config as config(patterns) with input as testing.by("ci", asked)
}

allowed(patterns, asked) if decided(patterns, asked).allow == true

tag(target) := testing.call("image.tag", {"target": target, "object": {"name": "whatever"}})

remove(name) := testing.call("image.delete", {"object": {"name": name}})

push(name) := testing.call("image.push", {"object": {"name": name}})

pull(name) := testing.call("image.create", {"verb": "pull", "object": {"name": name}})

ours := ["registry.example/ci/*"]

test_calls_on_images_of_the_patterns if {
    app := "registry.example/ci/app:1"
    every asked in [tag(app), push(app), pull(app), remove("registry.example/ci/app")] { allowed(ours, asked) }
}

test_calls_on_others if {
    others := [
        "app",
        "registry.example/other/app:1",
        "registry.example/ci/deep/app:1",
        "evil/registry.example/ci/app",
    ]
    every name in others {
        every asked in [tag(name), push(name), pull(name), remove(name)] { not allowed(ours, asked) }
    }
}

test_the_words if {
    decision := decided(ours, push("app:1"))
    decision.code == "image"
    decision.rule == "role ci"
    decision.reason == "role ci may do this only to images like registry.example/ci/*, not to app:1"
}

test_spellings_of_one_name if {
    same := ["app", "app:latest", "docker.io/library/app", "docker.io/library/app:latest", "docker.io/library/*"]
    every pattern in same {
        allowed([pattern], tag("app"))
        allowed([pattern], tag("docker.io/library/app:latest"))
    }
    every pattern in ["docker.io/app", "app:1", "ap", "quay.io/library/app", "library/*/app"] {
        not allowed([pattern], tag("app"))
    }
    allowed(["ann/*"], tag("docker.io/ann/app:1"))
    allowed(["docker.io/ann/*"], tag("ann/app:1"))
    allowed(["localhost:5000/*"], tag("localhost:5000/app"))
}

test_a_pattern_without_tag_means_every_tag if {
    allowed(["app"], push("app:1"))
    not allowed(["app:1"], push("app:2"))
}

# Without a tag the daemon sends, or fetches, all of them.
test_all_tags_are_more_than_one if {
    not allowed(["app:latest"], push("app"))
    not allowed(["app:latest"], pull("app"))
    allowed(["app"], push("app"))
}

test_an_id_matches_no_name if {
    id := concat("", ["sha256:", concat("", ["0123456789abcdef" | some _ in numbers.range(1, 4)])])
    every name in [id, substring(id, 7, 12), "cafe", "sha256:12"] {
        not allowed(["ca*", "0*", "sha256*", "sha256:*"], remove(name))
        allowed(["*"], remove(name))
        allowed(["**"], remove(name))
    }
    allowed(["ca*"], remove("cafe:latest"))
}

test_what_cannot_be_seen if {
    not allowed(ours, testing.call("image.load", {}))
    not allowed(ours, testing.call("image.prune", {}))
    not allowed(ours, pull(null))
    allowed(["**"], testing.call("image.load", {}))
}

test_builds_and_commits_give_names_too if {
    allowed(ours, testing.build({"tags": ["registry.example/ci/app:1"]}))
    not allowed(ours, testing.build({"tags": ["registry.example/ci/app:1", "alpine"]}))
    allowed(ours, outputs({"type": "local", "attributes": {"dest": "x"}}))
    allowed(ours, outputs({"type": "image", "attributes": {"name": "registry.example/ci/app"}}))
    not allowed(ours, outputs({"type": "image", "attributes": {"name": "registry.example/ci/app,alpine"}}))
    not allowed(ours, outputs({"type": "image", "attributes": {}}))
    allowed(ours, commits("registry.example/ci/app:1"))
    not allowed(ours, commits("alpine"))
    allowed(ours, commits(null))
}

outputs(one) := testing.build({"tags": [], "outputs": [one]})

commits(target) := testing.call("container.commit", {"target": target})

test_a_role_without_patterns_frees_the_call if {
    both := testing.config({"roles": [testing.role("ci", {"images": ours}), testing.role("ci", {})]})
    decision := gate.decision with data.bulkhead.config as both with input as testing.by("ci", push("alpine"))
    decision.allow == true
}

package bulkhead.gate.exceptions_test

import data.bulkhead.gate
import data.bulkhead.lib.testing

hash := "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"

line := {
    "image": concat("@", ["registry.example/cadvisor", hash]),
    "who": testing.who({"cn": ["ops"]}),
    "elevations": ["privileged"],
    "entrypoint": null,
    "cmd": null,
    "mounts": null,
    "reason": "node metrics",
    "expires_ns": null,
    "expires": null,
}

with_line(patch) := testing.config({"exceptions": [object.union(line, patch)]})

image := {
    "reference": line.image,
    "name": "registry.example/cadvisor",
    "tag": null,
    "digest": hash,
    "entrypoint": ["/usr/bin/cadvisor"],
    "cmd": ["-logtostderr"],
}

command := {"entrypoint": ["/usr/bin/cadvisor"], "cmd": ["-logtostderr"]}

asked(patch) := testing.by("ops", testing.container(object.union(
    {"privileged": true, "image": image, "command": command},
    patch,
)))

decided(config, request) := decision if {
    decision := gate.decision with data.bulkhead.config as config with input as request
}

allowed(config, request) if decided(config, request).allow == true

test_the_image_may_what_its_exception_says if {
    decision := decided(with_line({}), asked({}))
    decision.allow == true
    [granted] := decision.granted
    granted.by == sprintf("exception for %s (node metrics)", [line.image])
}

test_it_may_nothing_else if {
    not allowed(with_line({}), asked({"security": {"seccomp": {"mode": "profile"}}}))
    not allowed(with_line({"elevations": ["host-pid"]}), asked({}))
}

test_nobody_else_may_it if {
    not allowed(with_line({}), testing.by("eve", asked({})))
    not allowed(with_line({}), testing.by_socket(asked({})))
    allowed(with_line({"who": null}), testing.by("eve", asked({})))
}

test_a_tag_names_no_image if {
    tagged := asked({"image": {"digest": null, "tag": "v1", "reference": "registry.example/cadvisor:v1"}})
    not allowed(with_line({}), tagged)
    known := asked({"image": {
        "digest": null,
        "tag": "v1",
        "reference": "registry.example/cadvisor:v1",
        "repo_digests": [line.image],
    }})
    not allowed(with_line({}), known)
}

test_another_digest_or_name_is_another_image if {
    not allowed(with_line({}), asked({"image": {"digest": "sha256:00"}}))
    not allowed(with_line({}), asked({"image": {"name": "docker.io/library/cadvisor"}}))
}

test_an_id_that_the_daemon_calls_so if {
    id := concat("", ["sha256:", concat("", ["0123456789abcdef" | some _ in numbers.range(1, 4)])])
    by_id := {"reference": id, "name": null, "digest": null, "id": id, "repo_digests": [line.image]}
    allowed(with_line({}), asked({"image": by_id}))
    not allowed(with_line({}), asked({"image": object.union(by_id, {"reference": substring(id, 0, 19)})}))
    not allowed(with_line({}), asked({"image": object.union(by_id, {"repo_digests": []})}))
    not allowed(with_line({}), asked({"image": object.union(by_id, {"repo_digests": ["x@sha256:00"]})}))
}

test_only_its_own_command if {
    not allowed(with_line({}), asked({"command": {"cmd": ["sh"]}}))
    not allowed(with_line({}), asked({"command": {"entrypoint": ["sh"]}}))
    not allowed(with_line({}), asked({"image": {"state": "absent", "entrypoint": [], "cmd": []}}))
}

test_a_command_that_is_named if {
    named := with_line({"entrypoint": ["sh"], "cmd": ["-c", "date"]})
    allowed(named, asked({"command": {"entrypoint": ["sh"], "cmd": ["-c", "date"]}}))
    not allowed(named, asked({}))
    allowed(with_line({"cmd": ["x"]}), asked({"command": {"cmd": ["x"]}}))
    allowed(with_line({"entrypoint": ["x"]}), asked({"command": {"entrypoint": ["x"], "cmd": []}}))
    not allowed(with_line({"entrypoint": ["x"]}), asked({"command": {"entrypoint": ["x"]}}))
}

test_what_else_could_run_in_its_place if {
    not allowed(with_line({}), asked({"health": {"test": ["CMD-SHELL", "id"], "disabled": false}}))
    not allowed(with_line({}), asked({"command": {"env": ["BASH_ENV=$(id)"]}}))
    not allowed(with_line({}), asked({"command": {"env": ["TZ=UTC", "LD_PRELOAD=/x"]}}))
    allowed(with_line({}), asked({"command": {"env": ["TZ=UTC", "https_proxy=http://proxy:3128"]}}))
}

test_nothing_leads_it_elsewhere if {
    not allowed(with_line({}), asked({"links": ["evil:kubernetes"]}))
    not allowed(with_line({}), asked({"extra_hosts": ["registry.example:10.0.0.1"]}))
    not allowed(with_line({}), asked({"dns": {"servers": ["10.0.0.1"]}}))
}

# Where a container is there already, the image's own variables and check stand among its own.
test_what_the_image_brings_is_its_own if {
    brought := {"command": {"env": ["PATH=/bin"]}, "health": {"test": ["CMD", "true"], "disabled": false}}
    image := {"env": ["PATH=/bin"], "healthcheck": ["CMD", "true"], "has_healthcheck": true}
    allowed(with_line({}), started(image, brought))
    not allowed(with_line({}), started(object.union(image, {"env": ["PATH=/tmp"]}), brought))
    not allowed(with_line({}), started(object.union(image, {"healthcheck": ["CMD", "false"]}), brought))
    not allowed(with_line({}), asked(object.union(brought, {"image": image})))
}

started(image, brought) := object.union(
    asked(object.union(brought, {"image": image})),
    {"request": {"route": "container.start"}},
)

test_nothing_is_mounted_over_it if {
    volume := testing.mount({"volume": "v", "source": "v", "target": "/usr/bin"})
    not allowed(with_line({}), asked({"mounts": [volume]}))
    not allowed(with_line({}), asked({"volumes_from": [testing.other("a", {})]}))
    declared := testing.mount({"from": "image", "target": "/data"})
    allowed(with_line({}), asked({"mounts": [declared], "image": object.union(image, {"volumes": ["/data"]})}))
    name := concat("", ["0123456789abcdef" | some _ in numbers.range(1, 4)])
    kept := object.union(declared, {"from": "inspect", "volume": name, "source": name, "driver": "local"})
    has_volume := {"mounts": [kept], "image": object.union(image, {"volumes": ["/data"]})}
    start := testing.of("container.start", object.union(asked({}).workload, has_volume))
    allowed(with_line({}), testing.by("ops", start))
    not allowed(with_line({}), asked(has_volume))
    tmpfs := testing.mount({"type": "tmpfs", "target": "/usr/bin"})
    not allowed(with_line({}), asked({"mounts": [tmpfs]}))
}

test_mounts_that_are_named if {
    named := with_line({
        "elevations": ["privileged", "host-root", "docker-socket"],
        "mounts": ["/:/rootfs:ro", "/run/docker.sock:/run/docker.sock", "cache:/cache"],
    })
    root := testing.bind_to("/", "/", "directory", {"target": "/rootfs", "read_only": true})
    allowed(named, asked({"mounts": [root]}))
    allowed(named, asked({"mounts": [testing.mount({"volume": "cache", "source": "cache", "target": "/cache"})]}))
    not allowed(named, asked({"mounts": [testing.bind_to("/", "/", "directory", {"target": "/rootfs"})]}))
    not allowed(named, asked({"mounts": [testing.bind_to("/", "/", "directory", {"target": "/x", "read_only": true})]}))
    linked := testing.bind_to("/run/docker.sock", "/", "directory", {"target": "/run/docker.sock"})
    not allowed(named, asked({"mounts": [linked]}))
}

test_using_the_container if {
    start := testing.by("ops", testing.of("container.start", {"privileged": true, "image": image, "command": command}))
    allowed(with_line({}), start)
    every kind in {"container.archive.put", "container.commit", "container.export", "container.archive.get"} {
        request := {"privileged": true, "image": image, "command": command}
        not allowed(with_line({}), testing.by("ops", testing.of(kind, request)))
    }
}

test_an_exec_is_another_command if {
    run := {"privileged": true, "image": image, "command": {"entrypoint": [], "cmd": ["sh"]}}
    not allowed(with_line({}), testing.by("ops", testing.of("exec.create", run)))
}

# Whom the exception names may run its image though no role of theirs names the call; nothing else comes with it.
test_it_frees_the_call_for_whom_it_names if {
    only_list := {"default": {"may": ["container.list"], "elevations": [], "own": false, "images": null}}
    config := object.union(with_line({}), only_list)
    allowed(config, asked({}))
    allowed(config, testing.by("ops", testing.of("container.start", asked({}).workload)))
    not allowed(config, testing.by("eve", asked({})))
    not allowed(config, asked({"command": {"cmd": ["sh"]}}))
    not allowed(config, testing.by("ops", testing.container({})))
    not allowed(config, testing.by("ops", testing.call("volume.list", {})))
    not allowed(object.union(with_line({"who": null}), only_list), asked({}))
}

second := 1000000000

now := 1798761600000000000

test_it_ends_at_its_second if {
    allowed(with_line({"expires_ns": now + 1, "expires": "2027-01-01"}), asked({}))
    not allowed(with_line({"expires_ns": now, "expires": "2027-01-01"}), asked({}))
    not allowed(with_line({"expires_ns": now - second, "expires": "2026-12-31"}), asked({}))
}

test_without_a_clock_it_has_ended if {
    timeless := object.remove(asked({}), ["time"])
    not allowed(with_line({"expires_ns": now + second, "expires": "2027-01-01"}), timeless)
    allowed(with_line({}), timeless)
}

test_it_warns_before_it_ends if {
    soon := with_line({"expires_ns": now + second, "expires": "2027-01-01"})
    want := [sprintf("exception for %s (node metrics) ends 2027-01-01", [line.image])]
    decided(soon, asked({})).warnings == want
    late := with_line({"expires_ns": now + (100000000 * second), "expires": "2030-03-02"})
    decided(late, asked({})).warnings == []
}

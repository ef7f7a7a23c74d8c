# The catalogue as a whole: what all elevations together find in ordinary workloads.
package bulkhead.catalogue_test

import data.bulkhead.lib.testing

# The names of the packages that found something.
findings := {name |
    some name
    count(data.bulkhead.elevations[name].found) > 0
}

# Limits that are missing in a container that was started without any option.
missing := {
    "cap_net_raw",
    "capabilities_kept",
    "cpu_limit_missing",
    "default_bridge",
    "healthcheck_missing",
    "image_latest",
    "image_without_digest",
    "memory_limit_missing",
    "no_new_privileges_missing",
    "open_files_limit_missing",
    "pids_limit_missing",
    "storage_limit_missing",
    "user_namespace_missing",
    "user_root",
    "writable_root",
}

test_a_container_without_options_only_lacks_limits if {
    asked := testing.container({})
    want := missing
    findings == want with input as asked
}

test_a_hardened_container_has_none if {
    asked := testing.hardened({})
    findings == set() with input as asked
}

# One permission is enough for a privileged container, however much it is made of.
test_a_privileged_container_is_one_elevation if {
    asked := testing.privileged
    want := (missing | {"privileged"}) - {"cap_net_raw", "capabilities_kept"}
    findings == want with input as asked
}

test_the_root_of_the_host_is_one_elevation if {
    asked := testing.hardened({"mounts": [testing.bind("/")]})
    findings == {"host_root"} with input as asked
}

test_all_capabilities_are_one_elevation if {
    asked := testing.hardened({"capabilities": {"add": ["ALL"], "drop": [], "effective": ["BPF"], "all": true}})
    findings == {"cap_all"} with input as asked
}

test_an_exec_counts_what_its_container_has if {
    asked := testing.exec({}, object.union(testing.careful, {"mounts": [testing.bind("/var/run/docker.sock")]}))
    findings == {"docker_socket"} with input as asked
}

test_an_ordinary_update_has_none if {
    asked := testing.of("container.update", {"limits": {"memory": 1048576}})
    findings == set() with input as asked
}

test_an_ordinary_volume_has_none if {
    asked := testing.of("volume.create", {"volume": {
        "name": "v",
        "driver": "local",
        "options": {},
        "labels": {},
        "cluster": false,
        "secrets": [],
    }})
    findings == set() with input as asked
}

test_an_ordinary_call_has_none if {
    asked := testing.call("container.stop", {"host_path": null, "network": null, "swarm": null})
    findings == set() with input as asked
}

# The gate says null where a call has no workload.
test_a_call_whose_workload_is_null_has_none if {
    findings == set() with input as {"request": {"route": "ping", "operation": {}}, "workload": null}
}

test_a_plain_network_has_none if {
    plan := {"driver": "bridge", "parent": null, "options": {}, "ingress": false, "endpoint": null}
    findings == set() with input as testing.call("network.create", {"network": plan})
}

# What an elevation finds always says where, what and in words.
test_findings_have_one_shape if {
    asked := testing.container({
        "capabilities": {"add": ["SYS_ADMIN"], "effective": ["SYS_ADMIN"]},
        "mounts": [testing.bind("/etc"), testing.bind_to("/x", null, null, {})],
        "devices": [testing.device("/dev/sda", "block")],
        "sysctls": {"kernel.shmmax": "1"},
    })
    found := {finding | some finding in data.bulkhead.elevations[_].found} with input as asked
    count(found) > 15
    every finding in found {
        is_string(finding.path)
        is_string(finding.message)
        {"path", "value", "message"} - object.keys(finding) == set()
    }
}

# The inputs of these tests are workloads as docs/workload.schema.json has them (loaded as data.schema).
test_inputs_fit_the_schema if {
    asked := testing.container({
        "kind": "exec.create",
        "mounts": [testing.bind("/x")],
        "devices": [testing.device("/dev/x", "character")],
        "device_requests": [testing.device_request({})],
        "networks": [testing.network({})],
        "ports": [testing.port({})],
        "volumes_from": [testing.other("a", testing.careful), testing.unknown_other("b")],
        "exec": testing.exec({}, {}).workload.exec,
        "service": testing.plain_service,
        "build": testing.plain_build,
        "plugin": testing.plain_plugin,
    })
    [true, []] == json.match_schema(asked.workload, data.schema)
}

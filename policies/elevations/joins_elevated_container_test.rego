package bulkhead.elevations.joins_elevated_container_test

import data.bulkhead.elevations.joins_elevated_container
import data.bulkhead.lib.testing

test_privileged if {
    asked := testing.joins("pid", testing.other("a", {"privileged": true}))
    want := {"namespaces.pid.container: joins container:a, which is privileged"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_root_of_the_host if {
    asked := testing.container({"volumes_from": [testing.other("a", {"mounts": [testing.bind("/")]})]})
    want := {"volumes_from.0: takes the mounts of a, which mounts / of the host"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_capability if {
    asked := testing.joins("net", testing.other("a", {"capabilities": {"effective": ["CHOWN", "NET_ADMIN"]}}))
    want := {"namespaces.net.container: joins container:a, which has the capability NET_ADMIN"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_namespace_of_the_host if {
    asked := testing.joins("ipc", testing.other("a", {"namespaces": {"pid": testing.host_namespace}}))
    want := {"namespaces.ipc.container: joins container:a, which shares the host's pid namespace"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_device if {
    asked := testing.container({
        "volumes_from": [testing.other("a", {"devices": [testing.device("/dev/sda", "block")]})],
    })
    want := {"volumes_from.0: takes the mounts of a, which has the device /dev/sda"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_no_filter if {
    asked := testing.container({
        "volumes_from": [testing.other("a", {"security": {"seccomp": {"mode": "unconfined"}}})],
    })
    want := {"volumes_from.0: takes the mounts of a, which runs without a system call filter"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({"volumes_from": [testing.unknown_other("a")]})
    want := {"volumes_from.0: takes the mounts of a, which could not be looked at"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_unknown_namespace if {
    asked := testing.joins("pid", testing.unknown_other("a"))
    want := {"namespaces.pid.container: joins container:a, which could not be looked at"}
    testing.says(joins_elevated_container.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(joins_elevated_container.found) == 0 with input as asked
}

test_none_for_an_ordinary_one if {
    asked := testing.container({"volumes_from": [testing.other("a", {})]})
    count(joins_elevated_container.found) == 0 with input as asked
}

test_none_for_a_volume_of_an_ordinary_one if {
    asked := testing.container({
        "volumes_from": [testing.other("a", {"mounts": [testing.mount({"volume": "data"})]})],
    })
    count(joins_elevated_container.found) == 0 with input as asked
}

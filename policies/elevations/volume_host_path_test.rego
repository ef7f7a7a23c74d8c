package bulkhead.elevations.volume_host_path_test

import data.bulkhead.elevations.volume_host_path
import data.bulkhead.lib.testing

test_bind if {
    asked := testing.of("volume.create", {
        "mounts": [testing.bind_to("/", "/", "directory", {
            "target": null,
            "driver": "local",
            "driver_options": {"o": "bind", "device": "/"},
        })],
    })
    want := {"mounts.0.driver_options: makes a volume of / of the host"}
    testing.says(volume_host_path.found) == want with input as asked
}

test_overlay if {
    asked := testing.mounts([
        testing.bind_to("/", "/", "directory", {
            "type": "overlay",
            "driver": "local",
            "driver_options": {"type": "overlay", "o": "lowerdir=/"},
        }),
    ])
    want := {"mounts.0.driver_options: makes a volume of / of the host"}
    testing.says(volume_host_path.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_host_path.found) == 0 with input as asked
}

test_none_for_a_plain_bind if {
    asked := testing.mounts([testing.bind("/srv")])
    count(volume_host_path.found) == 0 with input as asked
}

test_none_for_a_plain_volume if {
    asked := testing.mounts([testing.mount({"volume": "v"})])
    count(volume_host_path.found) == 0 with input as asked
}

package bulkhead.elevations.gpu_test

import data.bulkhead.elevations.gpu
import data.bulkhead.lib.testing

test_request if {
    asked := testing.container({
        "device_requests": [testing.device_request({"driver": "nvidia", "type": "gpu", "capabilities": ["gpu"]})],
    })
    want := {"device_requests.0: asks for graphics processors"}
    testing.says(gpu.found) == want with input as asked
}

test_variable if {
    asked := testing.container({"command": {"env": ["NVIDIA_VISIBLE_DEVICES=all"]}})
    want := {"command.env: asks for graphics processors by the variable NVIDIA_VISIBLE_DEVICES"}
    testing.says(gpu.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(gpu.found) == 0 with input as asked
}

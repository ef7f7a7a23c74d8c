package bulkhead.elevations.device_driver_test

import data.bulkhead.elevations.device_driver
import data.bulkhead.lib.testing

test_other if {
    asked := testing.container({
        "device_requests": [testing.device_request({"driver": "x", "type": "other"})],
    })
    want := {"device_requests.0: asks for devices that a driver chooses"}
    testing.says(device_driver.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_driver.found) == 0 with input as asked
}

test_none_for_a_gpu if {
    asked := testing.container({
        "device_requests": [testing.device_request({"driver": "nvidia", "type": "gpu", "capabilities": ["gpu"]})],
    })
    count(device_driver.found) == 0 with input as asked
}

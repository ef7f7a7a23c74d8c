package bulkhead.elevations.cdi_device_test

import data.bulkhead.elevations.cdi_device
import data.bulkhead.lib.testing

test_cdi if {
    asked := testing.container({
        "device_requests": [testing.device_request({
            "driver": "cdi",
            "type": "cdi",
            "device_ids": ["vendor.com/net=all"],
        })],
    })
    want := {"device_requests.0: asks for the CDI devices vendor.com/net=all"}
    testing.says(cdi_device.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cdi_device.found) == 0 with input as asked
}

package bulkhead.elevations.plugin_create_test

import data.bulkhead.elevations.plugin_create
import data.bulkhead.lib.testing

test_plugin_create if {
    asked := testing.call("plugin.create", {})
    want := {"request.route: makes a plugin of an archive, which cannot be seen and runs as root on the host"}
    testing.says(plugin_create.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_create.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(plugin_create.found) == 0 with input as asked
}

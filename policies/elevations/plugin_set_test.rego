package bulkhead.elevations.plugin_set_test

import data.bulkhead.elevations.plugin_set
import data.bulkhead.lib.testing

test_plugin_set if {
    asked := testing.call("plugin.set", {})
    want := {"request.route: changes the mounts, devices or arguments of a plugin"}
    testing.says(plugin_set.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_set.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(plugin_set.found) == 0 with input as asked
}

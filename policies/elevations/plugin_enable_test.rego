package bulkhead.elevations.plugin_enable_test

import data.bulkhead.elevations.plugin_enable
import data.bulkhead.lib.testing

test_plugin_enable if {
    asked := testing.call("plugin.enable", {})
    want := {"request.route: starts a plugin as root on the host"}
    testing.says(plugin_enable.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_enable.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(plugin_enable.found) == 0 with input as asked
}

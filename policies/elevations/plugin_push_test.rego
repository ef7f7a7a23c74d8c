package bulkhead.elevations.plugin_push_test

import data.bulkhead.elevations.plugin_push
import data.bulkhead.lib.testing

test_plugin_push if {
    asked := testing.call("plugin.push", {})
    want := {"request.route: sends a plugin to a registry"}
    testing.says(plugin_push.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_push.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(plugin_push.found) == 0 with input as asked
}

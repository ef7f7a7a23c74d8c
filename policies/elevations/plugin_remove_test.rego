package bulkhead.elevations.plugin_remove_test

import data.bulkhead.elevations.plugin_remove
import data.bulkhead.lib.testing

test_plugin_disable if {
    asked := testing.call("plugin.disable", {})
    want := {"request.route: stops or removes a plugin, which may be the one that authorises calls"}
    testing.says(plugin_remove.found) == want with input as asked
}

test_plugin_delete if {
    asked := testing.call("plugin.delete", {})
    want := {"request.route: stops or removes a plugin, which may be the one that authorises calls"}
    testing.says(plugin_remove.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_remove.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(plugin_remove.found) == 0 with input as asked
}

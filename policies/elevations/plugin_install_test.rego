package bulkhead.elevations.plugin_install_test

import data.bulkhead.elevations.plugin_install
import data.bulkhead.lib.testing

test_pull if {
    asked := testing.of("plugin.pull", {"plugin": testing.plain_plugin})
    want := {"plugin.remote: installs the plugin example/p:1, which runs as root on the host"}
    testing.says(plugin_install.found) == want with input as asked
}

test_upgrade if {
    asked := testing.of("plugin.upgrade", {"plugin": testing.plain_plugin})
    want := {"plugin.remote: installs the plugin example/p:1, which runs as root on the host"}
    testing.says(plugin_install.found) == want with input as asked
}

test_by_a_service if {
    asked := testing.of("service.create", {
        "plugin": testing.plain_plugin, "service": object.union(testing.plain_service, {"runtime": "plugin"}),
    })
    want := {"service.runtime: installs the plugin example/p:1 as root on every node"}
    testing.says(plugin_install.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_install.found) == 0 with input as asked
}

test_none_for_a_service_of_containers if {
    asked := testing.service({})
    count(plugin_install.found) == 0 with input as asked
}

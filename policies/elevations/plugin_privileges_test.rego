package bulkhead.elevations.plugin_privileges_test

import data.bulkhead.elevations.plugin_privileges
import data.bulkhead.lib.testing

test_grant if {
    asked := testing.of("plugin.pull", {
        "plugin": object.union(testing.plain_plugin, {"privileges": ["mount", "network"]}),
    })
    want := {
        "plugin.privileges.0: grants the plugin the privilege mount",
        "plugin.privileges.1: grants the plugin the privilege network",
    }
    testing.says(plugin_privileges.found) == want with input as asked
}

test_mount if {
    asked := testing.of("plugin.set", {"plugin": object.union(testing.plain_plugin, {"settings": ["data.source=/"]})})
    want := {"plugin.settings.0: sets the plugin's data.source=/"}
    testing.says(plugin_privileges.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(plugin_privileges.found) == 0 with input as asked
}

test_none_without_privileges if {
    asked := testing.of("plugin.pull", {"plugin": testing.plain_plugin})
    count(plugin_privileges.found) == 0 with input as asked
}

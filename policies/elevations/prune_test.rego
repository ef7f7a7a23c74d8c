package bulkhead.elevations.prune_test

import data.bulkhead.elevations.prune
import data.bulkhead.lib.testing

test_container_prune if {
    asked := testing.call("container.prune", {})
    want := {"request.route: deletes everything of its kind that is not in use"}
    testing.says(prune.found) == want with input as asked
}

test_image_prune if {
    asked := testing.call("image.prune", {})
    want := {"request.route: deletes everything of its kind that is not in use"}
    testing.says(prune.found) == want with input as asked
}

test_network_prune if {
    asked := testing.call("network.prune", {})
    want := {"request.route: deletes everything of its kind that is not in use"}
    testing.says(prune.found) == want with input as asked
}

test_volume_prune if {
    asked := testing.call("volume.prune", {})
    want := {"request.route: deletes everything of its kind that is not in use"}
    testing.says(prune.found) == want with input as asked
}

test_build_prune if {
    asked := testing.call("build.prune", {})
    want := {"request.route: deletes everything of its kind that is not in use"}
    testing.says(prune.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(prune.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(prune.found) == 0 with input as asked
}

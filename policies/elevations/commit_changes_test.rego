package bulkhead.elevations.commit_changes_test

import data.bulkhead.elevations.commit_changes
import data.bulkhead.lib.testing

test_instruction if {
    asked := testing.call("container.commit", {"arguments": ["USER root"]})
    want := {"operation.arguments.0: makes an image of a container and changes it: USER root"}
    testing.says(commit_changes.found) == want with input as asked
}

test_body if {
    asked := object.union(
        testing.call("container.commit", {
            "arguments": [],
        }),
        {"body": {"User": "root", "Cmd": null}},
    )
    want := {"body.User: makes an image of a container with another User"}
    testing.says(commit_changes.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(commit_changes.found) == 0 with input as asked
}

test_none_for_a_plain_commit if {
    asked := object.union(
        testing.call("container.commit", {
            "arguments": [],
        }),
        {"body": {"User": "", "Cmd": null, "Env": []}},
    )
    count(commit_changes.found) == 0 with input as asked
}

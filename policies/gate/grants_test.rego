package bulkhead.gate.grants_test

import data.bulkhead.gate
import data.bulkhead.lib.testing

allowed(config, asked) if {
    gate.decision.allow == true with data.bulkhead.config as config with input as asked
}

open(path, mode) := testing.config({"host_paths": [{"path": path, "mode": mode, "who": null}]})

mounting(path) := testing.mounts([testing.bind(path)])

reading(path) := testing.mounts([testing.bind_read_only(path)])

test_a_path_that_is_open if {
    allowed(open("/srv/data", "rw"), mounting("/srv/data"))
    allowed(open("/srv/data", "rw"), mounting("/srv/data/below"))
    allowed(open("/srv/data", "ro"), reading("/srv/data"))
    allowed(open("/srv/data/", "rw"), mounting("/srv/data/x"))
}

test_nothing_beside_or_above_it if {
    not allowed(open("/srv/data", "rw"), mounting("/srv"))
    not allowed(open("/srv/data", "rw"), mounting("/srv/database"))
    not allowed(open("/srv/data", "rw"), mounting("/"))
    not allowed(open("/srv/data", "rw"), testing.mounts([testing.bind("/srv/data"), testing.bind("/srv/other")]))
}

test_open_for_reading_is_not_open_for_writing if {
    not allowed(open("/srv/data", "ro"), mounting("/srv/data"))
}

# Judged by where it leads.
test_a_link_out_of_an_open_path if {
    linked := testing.mounts([testing.bind_to("/srv/data/link", "/etc", "directory", {})])
    not allowed(open("/srv/data", "rw"), linked)
    allowed(open("/etc", "rw"), linked)
    unresolved := testing.mounts([testing.bind_to("/srv/data/link", null, null, {})])
    not allowed(open("/srv/data", "rw"), unresolved)
}

test_a_socket_must_be_named_itself if {
    socket := testing.mounts([testing.bind_to("/srv/data/docker.sock", "/srv/data/docker.sock", "socket", {})])
    other := testing.mounts([testing.bind_to("/srv/data/x.sock", "/srv/data/x.sock", "socket", {})])
    not allowed(open("/srv/data", "rw"), socket)
    not allowed(open("/srv/data", "rw"), other)
    allowed(open("/srv/data/docker.sock", "rw"), socket)
    allowed(open("/srv/data/x.sock", "rw"), other)
}

test_open_for_some if {
    config := testing.config({"host_paths": [{"path": "/srv", "mode": "rw", "who": testing.who({"cn": ["ann"]})}]})
    allowed(config, testing.by("ann", mounting("/srv")))
    not allowed(config, testing.by("eve", mounting("/srv")))
    not allowed(config, mounting("/srv"))
}

# A volume of an open path, made by the local driver's options.
test_a_volume_of_an_open_path if {
    volume := testing.mounts([testing.bind_to("/srv/data", "/srv/data", "directory", {
        "from": "mounts",
        "driver_options": {"o": "bind", "device": "/srv/data"},
    })])
    allowed(open("/srv/data", "rw"), volume)
    not allowed(open("/srv/other", "rw"), volume)
}

test_another_container_that_mounts_an_open_path if {
    other := testing.other("a", {"mounts": [testing.bind("/srv/data")]})
    allowed(open("/srv/data", "rw"), testing.container({"volumes_from": [other]}))
    not allowed(open("/srv/x", "rw"), testing.container({"volumes_from": [other]}))
    worse := testing.other("a", {"mounts": [testing.bind("/srv/data")], "privileged": true})
    not allowed(open("/srv/data", "rw"), testing.container({"volumes_from": [worse]}))
}

test_an_open_path_opens_nothing_else if {
    asked := testing.container({"mounts": [testing.bind("/srv/data")], "namespaces": {"pid": testing.host_namespace}})
    not allowed(open("/srv/data", "rw"), asked)
    propagated := testing.mounts([testing.bind_to("/srv/data", "/srv/data", "directory", {"propagation": "rshared"})])
    not allowed(open("/srv/data", "rw"), propagated)
}

# What allows an elevation that the profile refuses.
package bulkhead.gate.grants

import data.bulkhead.config
import data.bulkhead.gate.callers
import data.bulkhead.gate.exceptions
import data.bulkhead.gate.findings
import data.bulkhead.gate.roles

# Words for who or what grants the elevation `name`; undefined where nothing does.
by(name) := roles.title(granting_roles(name)[0]) if count(granting_roles(name)) > 0
else := exceptions.title(granting_exceptions(name)[0]) if count(granting_exceptions(name)) > 0
else := buildkit if {
    config.build == "buildkit"
    name in {"build-unseen", "grpc", "session"}
}
else := "host_paths" if {
    count(config.host_paths) > 0
    every finding in findings.of(name) { is_open_path(finding) }
}

buildkit := "build: buildkit"

# What was `granted`, by name, may come with a warning.
warnings(granted) := {"what BuildKit is told over /grpc and /session is not seen, and not decided"} if {
    some by in granted
    by == buildkit
}
else := set()

granting_roles(name) := [role | some role in roles.here; name in role.elevations]

granting_exceptions(name) := [exception | some exception in exceptions.holding; name in exception.elevations]

# The finding is about a path of the host that is open to the caller. What the daemon is told to mount elsewhere is
# judged by where it leads. A socket below an open directory is still not open: whoever connects to it speaks to a
# service of the host, so it must be named itself.
is_open_path(finding) if {
    some open in config.host_paths
    callers.is(open.who)
    lies_in(finding, open.path)
    access_is_open(finding.access, open.mode)
}

lies_in(finding, path) if finding.host_path == path

lies_in(finding, path) if {
    startswith(finding.host_path, concat("", [trim_suffix(path, "/"), "/"]))
    not is_socket(finding)
}

is_socket(finding) if finding.socket == true

access_is_open("read-only", _)

access_is_open("writable", "rw")

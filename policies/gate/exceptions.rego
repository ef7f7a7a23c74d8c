# Exceptions: one image, named by its digest, may have what its line says.
#
# An exception speaks of a program that the operator knows, so it must be that program which runs. It holds only where
# the image is named by digest or id, where entrypoint and command are the image's own or those that the exception
# names, where nothing is mounted over it but what the exception names, and where the request brings nothing else that
# could run instead: no health check, no variables but harmless ones. It holds for making and running the container, for
# an exec only where its command is the one named. It does not hold for writing files into it.
package bulkhead.gate.exceptions

import data.bulkhead.config
import data.bulkhead.gate.callers

# Calls that run the container as it was made.
running := {
    "container.attach",
    "container.attach.websocket",
    "container.create",
    "container.restart",
    "container.start",
    "container.unpause",
    "exec.create",
    "exec.start",
}

# Those that hold for this request.
holding := [exception |
    count(config.exceptions) > 0
    input.request.route in running
    some exception in config.exceptions
    not expired(exception)
    callers.is(exception.who)
    is_image(exception.image)
    runs_as_named(exception)
    mounts_as_named(exception)
    brings_nothing_else
]

# An exception that names people lets them run its image, whatever calls their roles name. One for everyone only adds to
# what each may do anyway.
frees_the_call if {
    some exception in holding
    exception.who != null
}

expired(exception) if {
    exception.expires_ns != null
    not is_ahead(exception.expires_ns)
}

# Without a clock nothing is.
is_ahead(ns) if input.time.ns < ns

# By its digest in the reference, or by its id where the daemon calls that id by this digest.
is_image(name) if {
    parts := split(name, "@")
    input.workload.image.digest == parts[1]
    input.workload.image.name in full_names(parts[0])
}

is_image(name) if {
    regex.match(`^(sha256:)?[0-9a-f]{64}$`, input.workload.image.reference)
    parts := split(name, "@")
    some digest in input.workload.image.repo_digests
    [repository, hash] := split(digest, "@")
    hash == parts[1]
    repository in short_names(parts[0])
}

# The daemon leaves out docker.io in some places and writes it in others.
full_names(name) := {name, concat("", ["docker.io/", name]), concat("", ["docker.io/library/", name])}

short_names(name) := {name, trim_prefix(name, "docker.io/"), trim_prefix(name, "docker.io/library/")}

runs_as_named(exception) if {
    input.workload.command.entrypoint == entrypoint(exception)
    input.workload.command.cmd == cmd(exception)
}

entrypoint(exception) := exception.entrypoint if exception.entrypoint != null
else := input.workload.image.entrypoint if input.workload.image.state == "known"

# As in Docker, an entrypoint of one's own leaves the image's command behind.
cmd(exception) := exception.cmd if exception.cmd != null
else := [] if exception.entrypoint != null
else := input.workload.image.cmd if input.workload.image.state == "known"

# What the image declares comes as empty volumes and changes nothing.
mounts_as_named(exception) if {
    every mount in input.workload.mounts { mount_is_named(mount, exception) }
    count(input.workload.volumes_from) == 0
}

mount_is_named(mount, _) if {
    mount.from in {"image", "inspect", "volumes"}
    mount.type == "volume"
    mount.driver in {null, "local"}
    mount.target in input.workload.image.volumes
    is_anonymous(mount)
}

# In a container that is there it has a name of the daemon's invention.
is_anonymous(mount) if mount.volume == null

is_anonymous(mount) if {
    input.request.route != "container.create"
    regex.match(`^[0-9a-f]{64}$`, mount.volume)
}

mount_is_named(mount, exception) if {
    some line in exception.mounts
    parts := split(line, ":")
    parts[0] in {mount.source, mount.volume}
    parts[0] in {mount.volume, mount.resolved}
    parts[1] == mount.target
    mode_is_named(mount, parts)
}

mode_is_named(mount, _) if mount.read_only == true

mode_is_named(_, parts) if count(parts) == 2

# What else would steer the image's program: variables (links bring some too), a check of its health, names that lead
# elsewhere. A container that is there has those of its image among its own.
brings_nothing_else if {
    has_no_check_of_its_own
    every variable in input.workload.command.env { is_harmless(variable) }
    count(input.workload.links) == 0
    count(input.workload.extra_hosts) == 0
    count(input.workload.dns.servers) == 0
}

has_no_check_of_its_own if input.workload.health == null

has_no_check_of_its_own if {
    input.request.route != "container.create"
    input.workload.health.test == input.workload.image.healthcheck
}

is_harmless(variable) if split(variable, "=")[0] in harmless_variables

is_harmless(variable) if {
    input.request.route != "container.create"
    variable in input.workload.image.env
}

harmless_variables := {
    "FTP_PROXY",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "LANG",
    "NO_PROXY",
    "TERM",
    "TZ",
    "ftp_proxy",
    "http_proxy",
    "https_proxy",
    "no_proxy",
}

title(exception) := sprintf("exception for %s (%s)", [exception.image, exception.reason]) if exception.reason != null
else := sprintf("exception for %s", [exception.image])

# Two weeks before an exception that is used ends, its users are told.
warned_before_ns := 1209600000000000

warnings contains sprintf("%s ends %s", [title(exception), exception.expires]) if {
    some exception in holding
    exception.expires_ns != null
    exception.expires_ns - input.time.ns < warned_before_ns
}

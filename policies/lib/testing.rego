# Inputs for the tests of the elevations, as the gate makes them: each starts from what an ordinary call gives and takes
# a patch.
package bulkhead.lib.testing

# What an elevation found, one text each: "mounts.0: mounts / of the host at /h, writable".
says(found) := {sprintf("%s: %s", [finding.path, finding.message]) | some finding in found}

# `docker run alpine` and nothing else.
container(patch) := workload(object.union(plain, patch))

# A container that gives up all that most containers never use.
hardened(patch) := workload(object.union(object.union(plain, careful), patch))

# The same workload, from another call.
of(kind, patch) := object.union(
    workload(object.union(object.union(plain, {"kind": kind}), patch)),
    {"request": {"route": kind}},
)

# `docker exec` in a container that `patch` describes.
exec(asked, patch) := of("exec.create", object.union(
    {"exec": object.union({"id": null, "privileged": false, "user": null, "detach_keys": null}, asked)},
    patch,
))

workload(document) := {
    "request": {"route": document.kind, "operation": {}},
    "workload": document,
}

privileged := container({
    "privileged": true,
    "capabilities": {"effective": ["CHOWN", "SYS_ADMIN"], "all": true},
    "security": {
        "seccomp": {"mode": "unconfined"},
        "apparmor": {"mode": "unconfined"},
        "selinux": {"disabled": true},
        "masked_paths": {"mode": "none"},
        "readonly_paths": {"mode": "none"},
        "writable_cgroups": true,
    },
})

# `--cap-add NAME`
adds(name) := container({"capabilities": {
    "add": [name],
    "effective": array.concat(plain.capabilities.effective, [name]),
}})

# `--cap-drop ALL --cap-add NAME`
has_only(name) := container({"capabilities": {"add": [name], "drop": ["ALL"], "effective": [name]}})

has_all_but_net_raw := container({"capabilities": {
    "add": ["ALL"],
    "drop": ["NET_RAW"],
    "effective": ["AUDIT_CONTROL", "BPF", "CHOWN", "LEASE", "SYS_ADMIN", "SYS_MODULE"],
}})

# `--pid container:a` and the like.
joins(kind, container_a) := container({"namespaces": {kind: {
    "mode": "container",
    "value": "container:a",
    "container": container_a,
}}})

# A call without a workload.
call(route, operation) := {"request": {"route": route, "operation": operation}}

mount(patch) := object.union(
    {
        "type": "volume",
        "from": "mounts",
        "host": false,
        "source": null,
        "resolved": null,
        "host_path": null,
        "target": "/h",
        "read_only": false,
        "recursive": false,
        "read_only_recursive": false,
        "propagation": null,
        "options": [],
        "volume": null,
        "driver": null,
        "driver_options": {},
        "file_system": null,
        "state": null,
        "subpath": null,
        "create_source": false,
        "inherited_from": null,
    },
    patch,
)

# `-v PATH:/h`, where `path` is what it seems.
bind(path) := bind_to(path, path, "directory", {})

bind_read_only(path) := bind_to(path, path, "directory", {"read_only": true})

bind_to(path, resolved, type, patch) := mount(object.union(
    {
        "type": "bind",
        "from": "binds",
        "host": true,
        "source": path,
        "resolved": resolved,
        "host_path": host_path(path, resolved, type),
        "recursive": true,
        "propagation": "rprivate",
        "create_source": true,
    },
    patch,
))

mounts(list) := container({"mounts": list})

host_path(path, resolved, type) := {
    "path": path,
    "resolved": resolved,
    "reason": null,
    "exists": true,
    "type": type,
    "owner_uid": 0,
    "owner_gid": 0,
    "mode": 493,
}

# `--device PATH` of a file of `type`.
device(path, type) := {
    "path": path,
    "resolved": path,
    "host_path": host_path(path, path, type),
    "container_path": path,
    "permissions": "rwm",
}

devices(list) := container({"devices": list})

device_request(patch) := object.union(
    {"driver": null, "type": "other", "count": 1, "device_ids": [], "capabilities": [], "options": {}},
    patch,
)

network(patch) := object.union(
    {
        "name": "app",
        "is_host": false,
        "driver": null,
        "aliases": [],
        "links": [],
        "ipv4_address": null,
        "ipv6_address": null,
        "mac_address": null,
        "options": {},
    },
    patch,
)

port(patch) := object.union(
    {
        "host_ip": "127.0.0.1",
        "all_interfaces": false,
        "host_port": "8080",
        "host_port_first": 8080,
        "host_port_last": 8080,
        "container_port": 80,
        "protocol": "tcp",
        "publish_mode": null,
    },
    patch,
)

# Another container, known to the daemon, that `patch` describes.
other(name, patch) := {
    "reference": name,
    "id": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "name": name,
    "running": true,
    "workload": object.union(object.union(plain, {"kind": "container"}), patch),
}

unknown_other(name) := {"reference": name, "id": null, "name": null, "running": null, "workload": null}

service(patch) := of("service.create", {"service": object.union(plain_service, patch)})

build(patch) := of("build", {"build": object.union(plain_build, patch)})

plain_service := {
    "id": null,
    "mode": "replicated",
    "replicas": 1,
    "runtime": "container",
    "rollback": false,
    "constraints": [],
    "secrets": [],
    "generic_resources": [],
    "endpoint_mode": null,
    "service_labels": {},
}

plain_build := {
    "remote": null,
    "dockerfile": "Dockerfile",
    "tags": ["app"],
    "target": null,
    "network": null,
    "build_kit": false,
    "session": null,
    "outputs": [],
    "build_args": [],
    "cache_from": [],
    "squash": false,
    "pull": false,
    "platform": null,
}

plain_plugin := {
    "name": "p",
    "remote": "example/p:1",
    "settings": [],
    "network": null,
    "allow_all_devices": false,
    "privileges": [],
    "unseen": false,
}

private_namespace := {"mode": "private", "value": null, "resolved": "private", "container": null}

host_namespace := {"mode": "host", "value": "host", "resolved": "host", "container": null}

careful := {
    "image": {
        "reference": "app@sha256:0f",
        "tag": null,
        "digest": "sha256:0f",
        "user": "app",
        "has_healthcheck": true,
        "healthcheck": ["CMD", "true"],
    },
    "user": {"text": "1000:1000", "source": "request", "uid": 1000, "gid": 1000, "is_root": false},
    "capabilities": {"drop": ["ALL"], "effective": []},
    "namespaces": {
        "user": {"resolved": "private"},
        "net": {"mode": "network", "value": "app"},
        "ipc": {"mode": "private", "value": "private"},
    },
    "networks": [network({})],
    "security": {"no_new_privileges": true, "seccomp": {"mode": "builtin"}},
    "limits": {"memory": 268435456, "memory_swap": 268435456, "cpus": 1, "pids": 100, "ulimits": [{
        "name": "nofile",
        "soft": 1024,
        "hard": 1024,
    }]},
    "read_only_root": true,
    "storage_options": {"size": "10G"},
    "restart": {"policy": "on-failure", "maximum_retries": 5},
}

plain := {
    "kind": "container.create",
    "name": null,
    "platform": null,
    "container": null,
    "image": {
        "reference": "alpine",
        "name": "docker.io/library/alpine",
        "tag": "latest",
        "digest": null,
        "id": "sha256:c1",
        "repo_digests": [],
        "repo_tags": ["alpine:latest"],
        "state": "known",
        "user": "",
        "entrypoint": [],
        "cmd": ["/bin/sh"],
        "env": [],
        "working_dir": null,
        "volumes": [],
        "exposed_ports": [],
        "labels": {},
        "has_healthcheck": false,
        "healthcheck": [],
    },
    "command": {
        "entrypoint": [],
        "cmd": ["/bin/sh"],
        "working_dir": null,
        "env": [],
        "shell": [],
    },
    "user": {
        "text": null,
        "source": "default",
        "name": null,
        "uid": 0,
        "group": null,
        "gid": null,
        "is_root": true,
        "groups": [],
    },
    "privileged": false,
    "capabilities": {
        "add": [],
        "drop": [],
        "effective": [
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT",
        ],
        "all": false,
    },
    "namespaces": {
        "pid": private_namespace,
        "ipc": private_namespace,
        "net": {"mode": "bridge", "value": "default", "resolved": "private", "container": null},
        "uts": private_namespace,
        "user": {"mode": "default", "value": null, "resolved": "host", "container": null},
        "cgroup": private_namespace,
    },
    "mounts": [],
    "volumes_from": [],
    "devices": [],
    "device_cgroup_rules": [],
    "device_requests": [],
    "security": {
        "seccomp": {"mode": "default", "profile": null},
        "apparmor": {"mode": "default", "name": null},
        "selinux": {
            "disabled": false,
            "user": null,
            "role": null,
            "type": null,
            "level": null,
            "file_type": null,
        },
        "no_new_privileges": false,
        "writable_cgroups": false,
        "masked_paths": {"mode": "default", "paths": []},
        "readonly_paths": {"mode": "default", "paths": []},
        "credential_spec": null,
        "options": [],
    },
    "limits": {
        "memory": null,
        "memory_reservation": null,
        "memory_swap": null,
        "memory_swappiness": null,
        "kernel_memory": null,
        "oom_kill_disable": false,
        "oom_score_adj": null,
        "cpus": null,
        "cpu_shares": null,
        "cpu_quota": null,
        "cpu_period": null,
        "cpu_realtime_period": null,
        "cpu_realtime_runtime": null,
        "cpuset_cpus": null,
        "cpuset_mems": null,
        "pids": null,
        "shm_size": null,
        "blkio_weight": null,
        "blkio_devices": [],
        "ulimits": [],
    },
    "read_only_root": false,
    "restart": {"policy": "no", "maximum_retries": null},
    "runtime": null,
    "cgroup_parent": null,
    "sysctls": {},
    "annotations": {},
    "labels": {},
    "log": {"driver": null, "options": {}, "endpoint": null},
    "ports": [],
    "publish_all_ports": false,
    "exposed_ports": [],
    "networks": [],
    "network_disabled": false,
    "links": [],
    "extra_hosts": [],
    "dns": {"servers": [], "options": [], "search": []},
    "storage_options": {},
    "health": null,
    "hostname": null,
    "domainname": null,
    "mac_address": null,
    "stop_signal": null,
    "stop_timeout": null,
    "umask": null,
    "isolation": null,
    "init": null,
    "tty": false,
    "stdin": false,
    "auto_remove": false,
    "exec": null,
    "service": null,
    "volume": null,
    "plugin": null,
    "build": null,
    "unknown": [],
}

# A configuration of the gate as an empty file means it, with `patch`.
config(patch) := object.union(
    {
        "profile": "baseline",
        "mode": "enforce",
        "contact": null,
        "build": "classic",
        "host_paths": [],
        "unprotected": [],
        "roles": [],
        "default": null,
        "exceptions": [],
    },
    patch,
)

who(patch) := object.union({"cn": [], "dns": [], "fingerprint": [], "socket": false, "uid": [], "gid": []}, patch)

role(name, patch) := object.union(
    {"name": name, "who": who({"cn": [name]}), "may": ["*"], "elevations": [], "own": false, "images": null},
    patch,
)

# `asked`, by the caller whose certificate says `name`, at the first second of 2027.
by(name, asked) := object.union(asked, {
    "identity": {
        "method": "TLS",
        "cn": name,
        "dns": [concat(".", [name, "example"])],
        "fingerprint": "f0",
        "socket": false,
        "uid": null,
        "gid": null,
    },
    "time": {"ns": 1798761600000000000},
})

by_socket(asked) := object.union(by("", asked), {"identity": {
    "method": "",
    "cn": null,
    "dns": [],
    "fingerprint": null,
    "socket": true,
    "uid": null,
    "gid": null,
}})

# The names of the elevations in a list of the decision.
named(list) := {entry.name | some entry in list}

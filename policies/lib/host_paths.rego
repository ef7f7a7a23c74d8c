# Which places of the host a workload gets by its mounts, each mount once.
#
# A mount is judged by where it leads; by what was asked for, if that cannot be said. Of the places that it lies in the
# deepest counts: /etc/cron.d is about cron, not about /etc. A mount that lies in no place of the tables but has some
# below it, such as /run or /var, counts as all of these. The root has all of them and counts as the root alone.
package bulkhead.lib.host_paths

# Set of [the name of an elevation, what it found].
matches contains [kind, finding] if {
    some i
    mount := input.workload.mounts[i]
    mount.type in {"bind", "overlay"}
    mount.host
    path := effective(mount)
    some kind in kinds(path, access(mount))
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": concat("", [describe(mount), ", ", access(mount)]),
        "host_path": path,
        "access": access(mount),
        "socket": is_socket(mount),
    }
}

# Whoever connects to it speaks to a service of the host, whatever the mount allows.
is_socket(mount) if mount.host_path.type == "socket"

else if {
    parts := split(effective(mount), "/")
    sockets[parts[count(parts) - 1]]
}

else := false

# Where `mount` leads, or what was asked for.
effective(mount) := mount.resolved if mount.resolved != null
else := mount.source

access(mount) := "read-only" if mount.read_only
else := "writable"

# "mounts /srv/link (which is /etc) of the host at /h"
describe(mount) := sprintf("mounts %s of the host at %s", [shown(mount), mount.target]) if mount.target != null
else := sprintf("gets %s of the host", [shown(mount)])

shown(mount) := sprintf("%s (which is %s)", [mount.source, mount.resolved]) if {
    mount.resolved != null
    mount.resolved != mount.source
}
else := mount.source

kinds(path, mode) := {"host-root"} if path == "/"
else := kinds_of(path, split(path, "/"), mode)

kinds_of(path, parts, mode) := {sockets[name]} if {
    name := parts[count(parts) - 1]
    sockets[name]
}
else := {"host-ssh-keys"} if ".ssh" in parts
else := {"host-credentials"} if {
    some part in parts
    part in credential_names
}
else := {kind} if {
    parts[1] in tops
    kind := deepest(parts, mode)
}
else := {"host-home"} if {
    parts[1] == "home"
    count(parts) <= 3
}
else := below if {
    path in above
    below := kinds_below(concat("", [path, "/"]), mode)
    count(below) > 0
}
else := {"host-path-writable"} if mode == "writable"
else := {"host-path-read-only"}

# The kind of the deepest place that the path of these parts is or lies in.
deepest(parts, mode) := hits[count(hits) - 1] if {
    hits := [kind |
        some n in numbers.range(2, min([count(parts), place_parts_max]))
        kind := kind_at(concat("/", array.slice(parts, 0, n)), mode)
    ]
}

kind_at(place, mode) := writable_only[place] if mode == "writable"
else := readable[place]

# No place of the tables has more components, the empty one before the first slash counted.
place_parts_max := 7

kinds_below(folder, mode) := {kind |
    some table in tables[mode]
    some place, kind in table
    startswith(place, folder)
}

# The first part of every place, and every folder that has a place below it: most paths are ruled out by these, and a
# test holds them to the tables.
tops := {
    "bin",
    "boot",
    "dev",
    "etc",
    "lib",
    "lib32",
    "lib64",
    "libx32",
    "opt",
    "proc",
    "root",
    "run",
    "sbin",
    "sys",
    "tmp",
    "usr",
    "var",
}

above := {
    "/dev",
    "/etc",
    "/etc/NetworkManager",
    "/etc/default",
    "/etc/pki",
    "/etc/pki/tls",
    "/etc/ssl",
    "/lib",
    "/opt",
    "/run",
    "/run/docker",
    "/run/k3s",
    "/run/systemd",
    "/sys",
    "/sys/fs",
    "/sys/kernel",
    "/usr",
    "/usr/lib",
    "/var",
    "/var/lib",
    "/var/run",
    "/var/run/docker",
    "/var/snap",
    "/var/snap/lxd",
    "/var/snap/lxd/common",
    "/var/spool",
}

# Sockets that make whoever may connect to them root on the host, by the last part of the path, wherever they are. A
# read-only mount hinders no one from connecting.
sockets := {
    "docker.sock": "docker-socket",
    "docker-engine.sock": "docker-socket",
    "containerd.sock": "containerd-socket",
    "containerd.sock.ttrpc": "containerd-socket",
    "cri-dockerd.sock": "docker-socket",
    "crio.sock": "crio-socket",
    "podman.sock": "podman-socket",
    "buildkitd.sock": "buildkit-socket",
}

# Files and folders that programs keep secrets in, whoever's home they are in.
credential_names := {
    ".aws",
    ".azure",
    ".docker",
    ".dockercfg",
    ".git-credentials",
    ".gnupg",
    ".kube",
    ".netrc",
    ".npmrc",
    ".pgpass",
    ".pypirc",
    ".vault-token",
}

# Places that matter even if they can only be read.
readable := {
    "/dev": "host-dev",
    "/dev/log": "host-manager-socket",
    "/dev/shm": "host-shared-memory",
    "/etc/NetworkManager/system-connections": "host-secrets",
    "/etc/gshadow": "host-secrets",
    "/etc/krb5.keytab": "host-secrets",
    "/etc/kubernetes": "kubernetes-data",
    "/etc/pki/tls/private": "host-secrets",
    "/etc/rancher": "kubernetes-data",
    "/etc/shadow": "host-secrets",
    "/etc/ssh": "host-secrets",
    "/etc/ssl/private": "host-secrets",
    "/etc/sudoers": "host-secrets",
    "/etc/sudoers.d": "host-secrets",
    "/etc/wireguard": "host-secrets",
    "/proc": "host-proc",
    "/root": "host-root-home",
    "/run/buildkit": "buildkit-socket",
    "/run/containerd": "containerd-socket",
    "/run/cri-dockerd.sock": "docker-socket",
    "/run/crio": "crio-socket",
    "/run/dbus": "host-manager-socket",
    "/run/docker": "docker-data",
    "/run/docker.sock": "docker-socket",
    "/run/docker/containerd": "containerd-socket",
    "/run/docker/plugins": "docker-configuration",
    "/run/k3s/containerd": "containerd-socket",
    "/run/libvirt": "host-manager-socket",
    "/run/podman": "podman-socket",
    "/run/secrets": "host-secrets",
    "/run/systemd/private": "host-manager-socket",
    "/run/user": "user-runtime-directory",
    "/sys": "host-sys",
    "/sys/fs/bpf": "kernel-debug",
    "/sys/fs/cgroup": "host-cgroup",
    "/sys/kernel/debug": "kernel-debug",
    "/sys/kernel/security": "kernel-debug",
    "/sys/kernel/tracing": "kernel-debug",
    "/var/lib/containerd": "docker-data",
    "/var/lib/containers": "docker-data",
    "/var/lib/docker": "docker-data",
    "/var/lib/etcd": "kubernetes-data",
    "/var/lib/kubelet": "kubernetes-data",
    "/var/lib/lxcfs": "lxcfs",
    "/var/lib/lxd": "host-manager-socket",
    "/var/lib/rancher": "kubernetes-data",
    "/var/log": "host-logs",
    "/var/run/buildkit": "buildkit-socket",
    "/var/run/containerd": "containerd-socket",
    "/var/run/crio": "crio-socket",
    "/var/run/dbus": "host-manager-socket",
    "/var/run/docker": "docker-data",
    "/var/run/docker.sock": "docker-socket",
    "/var/run/docker/plugins": "docker-configuration",
    "/var/run/libvirt": "host-manager-socket",
    "/var/run/podman": "podman-socket",
    "/var/snap/lxd/common/lxd": "host-manager-socket",
}

# Places that matter only if they can be written. In most of them files are run or believed by the host's root.
writable_only := {
    "/bin": "host-programs",
    "/boot": "host-boot",
    "/etc": "host-etc",
    "/etc/anacrontab": "host-cron",
    "/etc/bulkhead": "docker-configuration",
    "/etc/cdi": "docker-configuration",
    "/etc/containerd": "docker-configuration",
    "/etc/cni": "kubernetes-data",
    "/etc/cron.d": "host-cron",
    "/etc/cron.daily": "host-cron",
    "/etc/cron.hourly": "host-cron",
    "/etc/cron.monthly": "host-cron",
    "/etc/cron.weekly": "host-cron",
    "/etc/crontab": "host-cron",
    "/etc/default/docker": "docker-configuration",
    "/etc/docker": "docker-configuration",
    "/etc/init.d": "host-systemd",
    "/etc/systemd": "host-systemd",
    "/lib": "host-programs",
    "/lib/systemd": "host-systemd",
    "/lib32": "host-programs",
    "/lib64": "host-programs",
    "/libx32": "host-programs",
    "/opt/cni": "kubernetes-data",
    "/run/bulkhead": "docker-configuration",
    "/run/cdi": "docker-configuration",
    "/run/systemd": "host-systemd",
    "/sbin": "host-programs",
    "/tmp": "host-tmp",
    "/usr": "host-programs",
    "/usr/lib/docker": "docker-configuration",
    "/usr/lib/systemd": "host-systemd",
    "/var/lib/bulkhead": "docker-configuration",
    "/var/spool/anacron": "host-cron",
    "/var/spool/at": "host-cron",
    "/var/spool/cron": "host-cron",
    "/var/tmp": "host-tmp",
}

tables := {"read-only": [readable], "writable": [readable, writable_only]}

# The kinds of places of which nothing more is known.
general := {"host-path-read-only", "host-path-writable"}

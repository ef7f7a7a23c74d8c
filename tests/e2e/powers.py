"""What a request can ask for that a default container has not: every power of the Engine API that a JSON body carries,
as the plainest body that asks for it. A power is shown by a document (a canonical body, or what inspect says) that has
the same members at the same places."""

from dataclasses import dataclass, field

SLEEPER = "sleeper"  # a running container that some powers name; whoever sends them makes it


@dataclass(frozen=True)
class Power:
    name: str
    body: dict = field(hash=False)
    newest_only: bool = False

    def shown_by(self, document):
        return bool(self.body) and contains(document, self.body)


def contains(document, wanted):
    """Whether every member of `wanted` is in `document`; elements of a list in any order, empty lists as they are."""
    if isinstance(wanted, dict):
        return isinstance(document, dict) and all(
            key in document and contains(document[key], value) for key, value in wanted.items()
        )
    if isinstance(wanted, list) and wanted:
        return isinstance(document, list) and all(any(contains(one, each) for one in document) for each in wanted)
    return document == wanted and isinstance(document, bool) == isinstance(wanted, bool)


def host(name, newest_only=False, **members):
    return Power(name, {"HostConfig": members}, newest_only)


CREATE = [
    host("privileged", Privileged=True),
    host("a bind of the root", Binds=["/:/host"]),
    host("a bind with double slash", Binds=["//:/host:rw,rshared"]),
    host("a bind through dots", Binds=["/tmp/..:/host"]),
    host("a bind of the Docker socket", Binds=["/var/run/docker.sock:/var/run/docker.sock"]),
    host("a bind mount", Mounts=[{"Type": "bind", "Source": "/", "Target": "/host"}]),
    host(
        "a shared bind mount",
        Mounts=[{"Type": "bind", "Source": "/", "Target": "/h", "BindOptions": {"Propagation": "rshared"}}],
    ),
    host(
        "a volume that is a bind",
        Mounts=[
            {
                "Type": "volume",
                "Target": "/host",
                "VolumeOptions": {
                    "DriverConfig": {"Name": "local", "Options": {"type": "none", "o": "bind", "device": "/"}}
                },
            }
        ],
    ),
    host("another container's volumes", VolumesFrom=[SLEEPER]),
    host("a device", Devices=[{"PathOnHost": "/dev/kmsg", "PathInContainer": "/dev/k", "CgroupPermissions": "rwm"}]),
    host("a device rule", DeviceCgroupRules=["a *:* rwm"]),
    host("a capability", CapAdd=["SYS_ADMIN"]),
    host("a capability in lower case", CapAdd=["cap_sys_ptrace"]),
    host("all capabilities", CapAdd=["all"]),
    host("seccomp off", SecurityOpt=["seccomp=unconfined"]),
    host("seccomp off, old spelling", SecurityOpt=["seccomp:unconfined"]),
    host("AppArmor off", SecurityOpt=["apparmor=unconfined"]),
    host("labels off", SecurityOpt=["label:disable"]),
    host("the host's processes", PidMode="host"),
    host("another container's processes", PidMode="container:" + SLEEPER),
    host("the host's network", NetworkMode="host"),
    host("another container's network", NetworkMode="container:" + SLEEPER),
    host("the host's IPC", IpcMode="host"),
    host("the host's UTS namespace", UTSMode="host"),
    host("the host's users", UsernsMode="host"),
    host("the host's control groups", CgroupnsMode="host"),
    host("masked paths bare", MaskedPaths=[]),
    host("read-only paths bare", ReadonlyPaths=[]),
    host("another runtime", Runtime="capped"),
    host("a control group of its choice", CgroupParent="/system.slice"),
    host("a sysctl", Sysctls={"net.ipv4.ip_forward": "1"}),
    host("a group", GroupAdd=["docker"]),
    host("a log that goes out", LogConfig={"Type": "syslog", "Config": {"syslog-address": "udp://192.0.2.1:514"}}),
    host("a port", PortBindings={"80/tcp": [{"HostIp": "", "HostPort": "22"}]}),
    host("an executable tmpfs", Tmpfs={"/run": "exec,suid"}),
    host("no killing when memory is out", OomScoreAdj=-1000),
    host("a restart for ever", RestartPolicy={"Name": "always", "MaximumRetryCount": 0}),
    host("an annotation", Annotations={"run.oci.keep_original_groups": "1"}, newest_only=True),
    Power("root", {"User": "0:0"}),
    Power("an ordinary one", {}),
]

EXEC = [
    Power("privileged", {"Privileged": True}),
    Power("root", {"User": "root"}),
    Power("an ordinary one", {}),
]

UPDATE = [
    Power("a memory limit", {"Memory": 64 << 20, "MemorySwap": 128 << 20}),
    Power("no limit of processes", {"PidsLimit": 512}),
    Power("a restart for ever", {"RestartPolicy": {"Name": "always"}}),
    Power("processors", {"CpuShares": 4, "CpusetCpus": "0"}),
]

VOLUME = [
    Power("a bind", {"DriverOpts": {"type": "none", "o": "bind", "device": "/"}}),
    Power("a disk", {"DriverOpts": {"type": "ext4", "device": "/dev/vda"}}),
    Power("a share", {"DriverOpts": {"type": "nfs", "o": "addr=192.0.2.1", "device": ":/"}}),
    Power("an ordinary one", {}),
]

NETWORK = [
    Power("a link of the host's", {"Driver": "macvlan", "Options": {"parent": "bulkhead0"}}),
    Power("a bridge of the host's", {"Options": {"com.docker.network.bridge.name": "b1"}}),
    Power("attachable", {"Attachable": True, "Internal": True}),
]


def service(name, newest_only=False, **container_spec):
    return Power(name, {"TaskTemplate": {"ContainerSpec": container_spec}}, newest_only)


SERVICE = [
    service("a bind mount", Mounts=[{"Type": "bind", "Source": "/", "Target": "/host"}]),
    service("a capability", CapabilityAdd=["CAP_SYS_ADMIN"]),
    service("seccomp off", Privileges={"Seccomp": {"Mode": "unconfined"}}, newest_only=True),
    service("a sysctl", Sysctls={"kernel.msgmax": "1"}),
    service("an ordinary one", Env=["A=b"]),
]

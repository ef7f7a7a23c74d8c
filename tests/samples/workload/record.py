"""Records what both daemons make of requests, for the tests of workloads.

    python3 -m tests.samples.workload.record FOLDER_OF_THE_NEWEST_DAEMON

For each daemon a file DAEMON.jsonl beside this one: the first line holds the facts that were true for all requests, each
other line a body of a create, the API version that it was sent with, and what `inspect` said of the container.
"""

import dataclasses
import json
import pathlib
import sys

from tests.e2e.daemons import MACHINES, NEWEST
from tests.e2e.private_docker import IMAGE, PrivateDocker

HERE = pathlib.Path(__file__).resolve().parent
INFO_KEYS = ("SecurityOptions", "CgroupVersion", "DefaultRuntime", "ServerVersion")
VOLUME = {"Name": "host-etc", "Driver": "local", "DriverOpts": {"type": "none", "o": "bind", "device": "/etc"}}
PROFILE = '{"defaultAction":"SCMP_ACT_ALLOW"}'

HOST_CONFIGS = [
    {},
    {"Privileged": True},
    {"CapAdd": ["sys_admin", "CAP_NET_ADMIN"], "CapDrop": ["MKNOD"]},
    {"CapDrop": ["all"], "CapAdd": ["chown"]},
    {"SecurityOpt": ["seccomp:unconfined", "apparmor=unconfined", "no-new-privileges", "label=disable"]},
    {"SecurityOpt": ["seccomp=" + PROFILE]},
    {"MaskedPaths": [], "ReadonlyPaths": []},
    {"MaskedPaths": ["/proc/kcore"]},
    {"PidMode": "host", "IpcMode": "host", "NetworkMode": "host", "UTSMode": "host"},
    {"IpcMode": "shareable", "CgroupnsMode": "host"},
    {"PidMode": "container:base", "NetworkMode": "container:base", "IpcMode": "container:base"},
    {"Binds": ["/tmp/..:/host:ro", "/etc:/e:rslave", "named:/n", "host-etc:/h"]},
    {
        "Mounts": [
            {"Type": "bind", "Source": "/", "Target": "/host", "ReadOnly": True},
            {"Type": "tmpfs", "Target": "/t", "TmpfsOptions": {"SizeBytes": 1048576, "Mode": 448}},
            {"Type": "volume", "Source": "named", "Target": "/v", "VolumeOptions": {"NoCopy": True}},
        ]
    },
    {"VolumesFrom": ["base:ro"]},
    {"Tmpfs": {"/run": "exec,size=64m"}, "ReadonlyRootfs": True},
    {"Devices": [{"PathOnHost": "/dev/null", "PathInContainer": "/dev/n", "CgroupPermissions": "rw"}]},
    {"DeviceCgroupRules": ["c 1:3 rwm"], "CgroupParent": "/other", "GroupAdd": ["999"]},
    {"Memory": 67108864, "NanoCpus": 500000000, "PidsLimit": 100, "OomScoreAdj": 100, "ShmSize": 1048576},
    {"Memory": 67108864, "MemorySwap": -1, "CpuShares": 512, "CpusetCpus": "0", "BlkioWeight": 0},
    {"Ulimits": [{"Name": "nofile", "Soft": 1024, "Hard": 2048}], "OomKillDisable": False, "PidsLimit": -1},
    {"PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]}, "PublishAllPorts": True},
    {"RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}, "Init": True},
    {"LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}}, "AutoRemove": True},
    {"Sysctls": {"net.ipv4.ip_forward": "1"}, "ExtraHosts": ["a:10.0.0.1"], "Dns": ["10.0.0.2"], "DnsSearch": ["x"]},
]
CONFIGS = [
    {"User": "00:0", "Env": ["A=b"], "Tty": True, "OpenStdin": True, "WorkingDir": "/w", "StopSignal": "SIGINT"},
    {"User": "1000:1000", "Entrypoint": ["sleep"], "Cmd": ["1"], "Labels": {"a": "b"}, "Hostname": "h"},
    {"Volumes": {"/data": {}}, "ExposedPorts": {"80/tcp": {}}, "Healthcheck": {"Test": ["CMD", "true"], "Retries": 2}},
]


def bodies():
    for host_config in HOST_CONFIGS:
        yield {"Image": IMAGE, "Cmd": ["true"], "HostConfig": host_config}
    for config in CONFIGS:
        yield {"Image": IMAGE, **config}


def ask(docker, target):
    return json.loads(docker.request("GET", target).body)


def create(docker, version, body, name=""):
    suffix = f"?name={name}" if name else ""
    answer = docker.request("POST", f"/v{version}/containers/create{suffix}", body)
    if answer.status != 201:
        raise RuntimeError(f"{body}: {answer.status} {answer.body!r}")
    return ask(docker, f"/containers/{json.loads(answer.body)['Id']}/json")


def record(daemon, version, path):
    with PrivateDocker(label="record", daemon=daemon) as docker, path.open("w") as out:
        docker.import_busybox()
        docker.request("POST", "/volumes/create", VOLUME)
        base = create(docker, version, {"Image": IMAGE, "HostConfig": {"Binds": ["/srv:/s"]}}, "base")
        facts = {
            "info": {key: ask(docker, "/info").get(key) for key in INFO_KEYS},
            "images": {IMAGE: ask(docker, f"/images/{IMAGE}/json")},
            "containers": {"base": base, base["Id"]: base},
            "volumes": {"host-etc": ask(docker, "/volumes/host-etc"), "named": None},
        }
        out.write(json.dumps(facts) + "\n")
        for body in bodies():
            line = {"version": version, "body": body, "inspect": create(docker, version, body)}
            out.write(json.dumps(line) + "\n")


def main(arguments):
    newest = dataclasses.replace(NEWEST, programs=pathlib.Path(arguments[0]))
    record(MACHINES, "1.41", HERE / "docker-20.10.jsonl")
    record(newest, "1.56", HERE / "api-1.56.jsonl")


if __name__ == "__main__":
    main(sys.argv[1:])

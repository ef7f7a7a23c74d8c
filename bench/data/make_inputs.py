#!/usr/bin/env python3
"""Writes inputs.jsonl: sixteen distinct inputs made from one captured create request.

Each line is {"name", "seed", "rules40", "input"}: the answers of the two policies stand beside the input, so that every
harness checks every answer. Five of the inputs are refused by one rule or another of rules40.rego.
"""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
CAPTURED = json.loads((HERE / "message.json").read_text())
BODY = (HERE / "create_request.json").read_text()

PRIVILEGED = {"Privileged": True}
# What a service usually asks for, and no rule minds. Every second input has it; the others stay as they were sent.
SERVICE_BODY = {
    "Env": ["LANG=C.UTF-8", "PORT=8080", "HOME=/srv"],
    "User": "1000:1000",
    "Image": "registry.example.com/web:3",
}
SERVICE_HOST = {
    "Binds": ["/srv/data:/data:ro", "/home/ann/src:/src"],
    "CapDrop": ["ALL"],
    "CapAdd": ["NET_BIND_SERVICE", "CHOWN"],
    "SecurityOpt": ["no-new-privileges:true"],
    "PortBindings": {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]},
    "Mounts": [{"Type": "volume", "Source": "cache", "Target": "/cache", "VolumeOptions": {"Labels": {}}}],
    "Sysctls": {"net.core.somaxconn": "1024"},
}
NOFILE = [{"Name": "nofile", "Soft": 1024, "Hard": 4096}]
SOUND = [{"PathOnHost": "/dev/snd", "PathInContainer": "/dev/snd", "CgroupPermissions": "rw"}]
# name, changes to the body, changes to HostConfig, allowed by rules40
CASES = [
    ("plain", {}, {}, True),
    ("service", {}, {}, True),
    ("privileged", {}, PRIVILEGED, False),
    ("database", {"Image": "postgres:17", "User": "999"}, {"Memory": 536870912}, True),
    ("named network", {}, {"NetworkMode": "backend"}, True),
    ("read-only root", {}, {"ReadonlyRootfs": True}, True),
    ("docker socket", {}, {"Binds": ["/srv/data:/data", "/var/run/docker.sock:/var/run/docker.sock"]}, False),
    ("hardened", {}, {"SecurityOpt": ["no-new-privileges:true", "apparmor=web"], "ReadonlyRootfs": True}, True),
    ("sound", {}, {"Devices": SOUND}, True),
    ("limits", {}, {"Memory": 268435456, "PidsLimit": 200, "NanoCpus": 500000000}, True),
    ("low port", {}, {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "80"}]}}, False),
    ("two ports", {}, {"PortBindings": {f"{p}/tcp": [{"HostIp": "", "HostPort": str(p)}] for p in (8080, 8443)}}, True),
    ("volume", {}, {"Mounts": [{"Type": "volume", "Source": "logs", "Target": "/logs", "ReadOnly": True}]}, True),
    ("bind mount of /", {}, {"Mounts": [{"Type": "bind", "Source": "/", "Target": "/host"}]}, False),
    ("privileged job", {"Cmd": ["make", "image"]}, dict(PRIVILEGED, PidMode="host"), False),
    ("worker", {"Cmd": ["worker", "--queue", "mail"], "WorkingDir": "/srv"}, {"Ulimits": NOFILE}, True),
]


def bind_mounts(host):
    """The binds as opa-docker-authz lists them, null where there is none."""
    found = [bind.split(":") for bind in host["Binds"] or []]
    mounts = [{"Source": parts[0], "ReadOnly": parts[2:] == ["ro"], "Resolved": parts[0]} for parts in found]
    for mount in host.get("Mounts", []):
        if mount["Type"] == "bind":
            mounts.append({"Source": mount["Source"], "ReadOnly": False, "Resolved": mount["Source"]})
    return mounts or None


def make_input(number, body_changes, host_changes):
    body = json.loads(BODY)
    body["Hostname"] = f"box-{number:02}"
    body["Labels"] = {"com.example.team": f"team-{number % 4}", "com.example.ticket": f"OPS-{4100 + number}"}
    if number % 2 == 1:
        body.update(SERVICE_BODY)
        body["HostConfig"].update(SERVICE_HOST)
    body.update(body_changes)
    body["HostConfig"].update(host_changes)
    path = f"/v1.41/containers/create?name=job-{number}"
    return {
        "Headers": CAPTURED["RequestHeaders"],
        "Path": path,
        "PathPlain": "/v1.41/containers/create",
        "PathArr": ["", "v1.41", "containers", "create"],
        "Query": {"name": [f"job-{number}"]},
        "Method": "POST",
        "Body": body,
        "User": "",
        "AuthMethod": "",
        "BindMounts": bind_mounts(body["HostConfig"]),
    }


def main():
    lines = []
    for number, (name, body, host, allowed) in enumerate(CASES):
        line = {"name": name, "seed": not host.get("Privileged", False), "rules40": allowed}
        line["input"] = make_input(number, body, host)
        lines.append(json.dumps(line, separators=(",", ":")))
    (HERE / "inputs.jsonl").write_text("\n".join(lines) + "\n")


main()

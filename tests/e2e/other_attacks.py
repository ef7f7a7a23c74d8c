"""Ways past a plugin on other calls than creating a container: each is made by a few requests to a daemon, and says in
words what the daemon did."""

import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.attack_cases import BOTH, JSON, NONE, OLD, UNCHECKED
from tests.e2e.envelope import Request
from tests.e2e.private_docker import IMAGE
from tests.e2e.powers import SLEEPER


@dataclass(frozen=True)
class OtherAttack:
    name: str
    taken_by: tuple | None  # names of the daemons that take it when they stand alone
    send: Callable  # of a daemon: (the answer, what was done in words)


def call(method, target, body=b"", *headers, undo=None, see=None):
    """An attack of one request. `see`: a target whose answer shows what it did; `undo`: (method, target) after it."""

    def send(docker):
        answer = Request(method, target, list(headers), body).send(docker)
        words = []
        if see and answer.status < 300:
            words = [docker.request("GET", see).body.strip()[:300]]
        if undo and answer.status < 300:
            docker.request(*undo)
        return answer, words

    return send


def json_call(target, body, **how):
    return call("POST", target, body.encode(), JSON, **how)


def start_with(version):
    def send(docker):
        created = docker.request("POST", "/v1.41/containers/create", {"Image": IMAGE, "Cmd": ["sleep", "300"]})
        identity = json.loads(created.body)["Id"]
        body = {"Binds": ["/:/h"], "CapAdd": ["SYS_ADMIN"], "PidMode": "host"}
        answer = docker.request("POST", f"{version}/containers/{identity}/start", body)
        host = json.loads(docker.request("GET", f"/containers/{identity}/json").body)["HostConfig"]
        docker.request("DELETE", f"/containers/{identity}?force=1")
        return answer, [f"{name}: {host[name]}" for name in ("Binds", "CapAdd", "PidMode")]

    return send


def service(mount):
    def send(docker):
        swarm = {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}
        docker.request("POST", "/v1.41/swarm/init", swarm, timeout=60)
        spec = f'{{"name":"web","tasktemplate":{{"containerspec":{{"image":"{IMAGE}",{mount}}}}}}}'
        answer = Request("POST", "/v1.41/services/create", [JSON], spec.encode()).send(docker)
        made = docker.request("GET", "/services").body
        docker.request("POST", "/v1.41/swarm/leave?force=1", timeout=60)
        return answer, ["a service with " + made[made.find('"Mounts"') :][:60]] if answer.status < 300 else []

    return send


def tar_of(**files):
    """The bytes of a tar; double underscores in a name stand for a slash."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name.replace("__", "/"))
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return out.getvalue()


TAR = ("Content-Type", "application/x-tar")
FORM = ("Content-Type", "application/x-www-form-urlencoded")
WEB_SOCKET = [
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
    ("Origin", "http://docker"),
]
PLUGIN = json.dumps(
    {
        "description": "",
        "documentation": "",
        "entrypoint": ["/bin/true"],
        "interface": {"types": ["docker.volumedriver/1.0"], "socket": "x.sock"},
        "linux": {"capabilities": ["CAP_SYS_ADMIN"], "allowAllDevices": True},
        "network": {"type": "host"},
        "pidhost": True,
        "mounts": [{"source": "/", "destination": "/h", "type": "bind", "options": ["rbind"]}],
    }
).encode()
BIND = '"DriverOpts":{"type":"none","o":"bind","device":"/"}'

OTHERS = [
    OtherAttack("a start call of API 1.23 with a HostConfig as its body", OLD, start_with("/v1.23")),
    OtherAttack("a start call without version and with a body", NONE, start_with("")),
    OtherAttack(
        "exec with power, keys in lower case",
        BOTH,
        json_call(f"/v1.41/containers/{SLEEPER}/exec", '{"cmd":["id"],"privileged":true}'),
    ),
    OtherAttack(
        "exec with power, given twice",
        BOTH,
        json_call(f"/containers/{SLEEPER}/exec", '{"Cmd":["id"],"Privileged":false,"PRIVILEGED":true}'),
    ),
    OtherAttack(
        "exec as root, an escaped path",
        BOTH,
        json_call(f"/v1.41/%63ontainers/{SLEEPER}/exec", '{"Cmd":["id"],"user":"0"}'),
    ),
    OtherAttack(
        "an update that starts for ever, keys in lower case",
        BOTH,
        json_call(f"/v1.41/containers/{SLEEPER}/update", '{"restartpolicy":{"name":"always"}}'),
    ),
    OtherAttack(
        "a volume that is a bind of the root",
        BOTH,
        json_call("/v1.41/volumes/create", f'{{"Name":"vv",{BIND}}}', undo=("DELETE", "/volumes/vv")),
    ),
    OtherAttack(
        "a volume that is a bind, keys in capitals",
        BOTH,
        json_call(
            "/volumes/create", f'{{"NAME":"vv",{BIND.replace("Opts", "OPTS")}}}', undo=("DELETE", "/volumes/vv")
        ),
    ),
    OtherAttack(
        "a volume that is a disk, options given twice and merged",
        BOTH,
        json_call(
            "/v1.41/volumes/create",
            '{"Name":"vv","DriverOpts":{"type":"ext4","device":"/dev/vda"},"driveropts":{}}',
            undo=("DELETE", "/volumes/vv"),
        ),
    ),
    OtherAttack(
        "a network on a link of the host's, keys in lower case",
        BOTH,
        json_call(
            "/v1.41/networks/create",
            '{"name":"n","driver":"macvlan","options":{"parent":"bulkhead0"}}',
            undo=("DELETE", "/networks/n"),
        ),
    ),
    OtherAttack(
        "a service with the host's root, keys in lower case",
        BOTH,
        service('"mounts":[{"type":"bind","source":"/","target":"/h"}]'),
    ),
    OtherAttack(
        "a swarm, keys in lower case",
        BOTH,
        json_call(
            "/v1.41/swarm/init",
            '{"listenaddr":"127.0.0.1:2377","advertiseaddr":"127.0.0.1"}',
            undo=("POST", "/v1.41/swarm/leave?force=1"),
        ),
    ),
    OtherAttack(
        "a stranger's swarm",
        UNCHECKED,
        json_call(
            "/v1.41/swarm/join",
            '{"remoteaddrs":["127.0.0.1:1"],"listenaddr":"127.0.0.1:2377","jointoken":"SWMTKN-1-a-b"}',
        ),
    ),
    OtherAttack(
        "a plugin with every privilege, as a tar that is not shown",
        BOTH,
        call(
            "POST",
            "/v1.41/plugins/create?name=x",
            tar_of(**{"config.json": PLUGIN, "rootfs__bin__true": b""}),
            TAR,
            see="/plugins",
            undo=("DELETE", "/plugins/x"),
        ),
    ),
    OtherAttack(
        "a plugin from a registry, privileges granted in the body",
        UNCHECKED,
        json_call("/v1.41/plugins/pull?remote=x/y&name=z", '[{"name":"mount","value":["/"]}]'),
    ),
    OtherAttack("Bulkhead turned off as a plugin", NONE, call("POST", "/v1.41/plugins/bulkhead/disable?force=1")),
    OtherAttack(
        "an image's name, of which the form in the body counts",
        BOTH,
        call("POST", f"/images/{IMAGE}/tag?repo=fine&tag=1", b"repo=evil&tag=1", FORM, see="/images/evil:1/json"),
    ),
    OtherAttack(
        "an image from a place that the form in the body names",
        UNCHECKED,
        call("POST", "/v1.41/images/create?fromImage=fine", b"fromSrc=http://127.0.0.1:1/x&repo=r", FORM),
    ),
    OtherAttack(
        "an image named behind a fragment",
        UNCHECKED,
        call("POST", "/v1.41/images/create?a=b#&fromImage=evil&tag=1"),
    ),
    OtherAttack(
        "a semicolon in a query", NONE, call("POST", "/v1.41/images/create?fromImage=fine;fromSrc=http://127.0.0.1:1/")
    ),
    OtherAttack(
        "a build on the host's network",
        BOTH,
        call(
            "POST",
            "/v1.41/build?networkmode=host&t=hosted",
            tar_of(Dockerfile=f"FROM {IMAGE}\n".encode()),
            TAR,
            undo=("DELETE", "/images/hosted?noprune=1"),
        ),
    ),
    OtherAttack(
        "a build from a place of its choice", UNCHECKED, call("POST", "/v1.41/build?remote=http://127.0.0.1:1/Dockerfile")
    ),
    OtherAttack(
        "a container's stdin on a GET, by a web socket",
        BOTH,
        call("GET", f"/v1.41/containers/{SLEEPER}/attach/ws?stream=1&stdin=1", None, *WEB_SOCKET),
    ),
    OtherAttack(
        "a checkpoint written to a folder of the host's",
        UNCHECKED,
        json_call(f"/v1.41/containers/{SLEEPER}/checkpoints", '{"checkpointid":"c","checkpointdir":"/etc"}'),
    ),
    OtherAttack("the swarm's keys", UNCHECKED, call("GET", "/v1.41/swarm/unlockkey")),
]

"""The calls that the second proof makes, and how one sees what they did: each subject sends a request, reads from what
inspect says the parts that come from the request, and removes what it made. The parts have the names that they have in
a request, so that a power is shown by either."""

import contextlib
import json

from tests.e2e import powers
from tests.e2e.envelope import Request
from tests.e2e.private_docker import IMAGE


class Subject:
    title = ""
    path = ""
    powers = []
    base = {}  # what every body has

    def __init__(self):
        self.defaults = {}

    @contextlib.contextmanager
    def made_ready(self, docker):
        yield

    def body_of(self, chosen):
        body = self.base
        for power in chosen:
            body = merged(body, power.body)
        return body

    def make(self, docker, request):
        """Sends the request; what it made, or None if it was not taken."""
        answer = request.send(docker)
        return self.inspected(docker, json.loads(answer.body)) if answer.status in (200, 201) else None

    def default(self, docker, path):
        """What a request without any power makes under this path, which names the version of the API."""
        if path not in self.defaults:
            self.defaults[path] = self.make(docker, Request("POST", path, [], json.dumps(self.base).encode()))
        return self.defaults[path]

    def inspected(self, docker, answer):
        raise NotImplementedError


def merged(one, other):
    both = {**one, **other}
    for key in one.keys() & other.keys():
        if isinstance(one[key], dict) and isinstance(other[key], dict):
            both[key] = merged(one[key], other[key])
    return both


def get(docker, target):
    answer = docker.request("GET", target)
    if answer.status != 200:
        raise AssertionError(f"GET {target}: {answer.status} {answer.body[:300]}")
    return json.loads(answer.body)


def only(document, *names):
    return {name: document[name] for name in names if name in document}


class ContainerCreate(Subject):
    title = "container.create"
    path = "/containers/create"
    powers = powers.CREATE
    base = {"Image": IMAGE, "Cmd": ["true"]}

    @contextlib.contextmanager
    def made_ready(self, docker):
        with sleeper(docker):
            yield

    def inspected(self, docker, answer):
        document = get(docker, f"/containers/{answer['Id']}/json")
        docker.request("DELETE", f"/containers/{answer['Id']}?force=1&v=1")
        made = {**document["Config"], "HostConfig": document["HostConfig"]}
        return {name: value for name, value in made.items() if name not in ("Hostname", "Labels")}


class ContainerUpdate(Subject):
    title = "container.update"
    path = "/containers/updated/update"
    powers = powers.UPDATE

    def make(self, docker, request):
        docker.request("POST", "/v1.41/containers/create?name=updated", {"Image": IMAGE, "HostConfig": {"Memory": 0}})
        try:
            taken = request.send(docker).status == 200
            return get(docker, "/containers/updated/json")["HostConfig"] if taken else None
        finally:
            docker.request("DELETE", "/containers/updated?force=1")


class ExecCreate(Subject):
    title = "exec.create"
    path = f"/containers/{powers.SLEEPER}/exec"
    powers = powers.EXEC
    base = {"Cmd": ["id"]}

    @contextlib.contextmanager
    def made_ready(self, docker):
        with sleeper(docker):
            yield

    def inspected(self, docker, answer):
        document = get(docker, f"/exec/{answer['Id']}/json")
        process = document["ProcessConfig"]
        named = {
            "Privileged": process.get("privileged", False),
            "User": process.get("user", ""),
            "Tty": process["tty"],
            "Cmd": [process["entrypoint"], *(process["arguments"] or [])],
        }
        return {**named, **only(document, "OpenStdin", "OpenStdout", "OpenStderr", "DetachKeys")}


class VolumeCreate(Subject):
    title = "volume.create"
    path = "/volumes/create"
    powers = powers.VOLUME
    base = {"Name": "shelf"}

    def inspected(self, docker, answer):
        document = get(docker, f"/volumes/{answer['Name']}")
        docker.request("DELETE", f"/volumes/{answer['Name']}?force=1")
        return {**only(document, "Driver", "Scope"), "DriverOpts": document["Options"]}


class NetworkCreate(Subject):
    title = "network.create"
    path = "/networks/create"
    powers = powers.NETWORK
    base = {"Name": "lan"}

    def inspected(self, docker, answer):
        document = get(docker, f"/networks/{answer['Id']}")
        docker.request("DELETE", f"/networks/{answer['Id']}")
        return only(
            document, "Name", "Driver", "Options", "Internal", "Attachable", "Ingress", "EnableIPv6", "ConfigFrom"
        )


class ServiceCreate(Subject):
    title = "service.create"
    path = "/services/create"
    powers = powers.SERVICE
    base = {
        "Name": "web",
        "TaskTemplate": {"ContainerSpec": {"Image": IMAGE}},
        "Mode": {"Replicated": {"Replicas": 0}},
    }

    @contextlib.contextmanager
    def made_ready(self, docker):
        swarm = {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}
        answer = docker.request("POST", "/v1.41/swarm/init", swarm, timeout=60)
        if answer.status != 200:
            raise AssertionError(f"swarm init: {answer}")
        try:
            yield
        finally:
            docker.request("POST", "/v1.41/swarm/leave?force=1", timeout=60)

    def inspected(self, docker, answer):
        identity = answer.get("ID") or answer["Id"]
        document = get(docker, f"/services/{identity}")
        docker.request("DELETE", f"/services/{identity}")
        return {name: value for name, value in document["Spec"].items() if name not in ("Labels", "Name")}


@contextlib.contextmanager
def sleeper(docker):
    done = docker.docker("run", "-d", "--name", powers.SLEEPER, IMAGE, "sleep", "3000")
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    try:
        yield
    finally:
        docker.docker("rm", "-f", powers.SLEEPER)


SUBJECTS = [ContainerCreate, ContainerUpdate, ExecCreate, VolumeCreate, NetworkCreate, ServiceCreate]

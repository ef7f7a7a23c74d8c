"""The profiles in front of real daemons: what leads to the host is refused with words, everyday work passes, and what
the configuration grants is granted to whom it says.
"""

import json
import os

from tests.e2e import powers
from tests.e2e.attacks import Attacks
from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.clients import Clients
from tests.e2e.plugin import UNPROTECTED
from tests.e2e.private_docker import IMAGE
from tests.e2e.subjects import sleeper
from tests.e2e.tls_docker import TlsDocker
from tests.e2e.tls_users import USERS

CREATE = "/v1.41/containers/create"
NEWEST_CREATE = "/v1.44/containers/create"

# Of the powers of a create, what baseline records and does not refuse: it does not lead to the host.
RECORDED = {
    "another container's volumes",
    "another container's processes",
    "another container's network",
    "a group",
    "a port",
    "an executable tmpfs",
    "no killing when memory is out",
    "a restart for ever",
    "root",
    "an ordinary one",
}

# Attacks that reach no host: between containers there are roles.
HARMLESS_TO_THE_HOST = {
    "exec as root, an escaped path",
    "an update that starts for ever, keys in lower case",
    "a build from a place of its choice",
    "a container's stdin on a GET, by a web socket",
}


def configuration(setting, name, text):
    path = setting.directory / f"{name}_{setting.daemon.name}.yaml"
    path.write_text(text)
    return path


class AttacksUnderBaseline(Attacks):
    """The attacks on a policy without any power, under baseline."""

    def __init__(self, setting, config):
        super().__init__(setting, config, "attacks-baseline", "Requests that pass other plugins, under baseline")

    def create(self, attack):
        if attack.name.removeprefix("plainly: ") not in RECORDED:
            return super().create(attack)
        answer = attack.request.send(self.docker)
        self.docker.sweep_all_but(powers.SLEEPER)
        return self.passes(answer)

    def other(self, attack):
        if attack.name not in HARMLESS_TO_THE_HOST:
            return super().other(attack)
        answer, _ = attack.send(self.docker)
        return self.passes(answer)

    def passes(self, answer):
        expect("authorization denied" not in answer.body, "want no refusal", answer.body[:300])
        return "reaches no host: passes"


# The clients' sessions mount /tmp, build, make a swarm of one, and try one container with the host's namespaces.
CLIENTS = """
profile: baseline
host_paths: [{path: /tmp, mode: rw}]
build: buildkit
roles:
  - name: everyone
    who: {socket: true}
    may: ["*"]
    elevations:
      [swarm-init, swarm-leave, swarm-update, swarm-keys, node-update, host-pid, host-uts, host-userns, annotations]
"""


class ClientsUnderBaseline(Clients):
    def __init__(self, setting):
        config = configuration(setting, "clients", CLIENTS)
        super().__init__(setting, "clients-baseline", config, "Ordinary work by many clients, under baseline")


CHANGING = """
profile: baseline
mode: {mode}
contact: "#platform"
host_paths:
  - {{path: {folder}/open, mode: ro}}
roles:
  - name: everyone
    who: {{socket: true}}
    may: [{may}]
    elevations: [cap-net-admin]
"""


class Profiles(GuardedDocker):
    def __init__(self, setting):
        self.folder = setting.directory / f"host_{setting.daemon.name}"
        self.config = configuration(setting, "profiles", self.text())
        super().__init__(setting, "profiles", self.config, "The baseline profile", *UNPROTECTED)

    def text(self, mode="enforce", may='"*"'):
        return CHANGING.format(mode=mode, may=may, folder=self.folder)

    def __enter__(self):
        (self.folder / "open" / "below").mkdir(parents=True)
        (self.folder / "closed").mkdir()
        os.symlink(self.folder / "closed", self.folder / "open" / "link")
        super().__enter__()
        self.enter_context(sleeper(self.docker))
        return self

    def cases(self):
        return [
            ("every power of a create is refused, or recorded", self.creates),
            ("every power of other calls is refused, or recorded", self.others),
            ("docker run --privileged: what, why, what instead, whom to ask", self.words),
            ("every elevation is named", self.all_named),
            ("an open path may be read, and below it; not written, and not left by a link", self.paths),
            ("what a role may have passes, its neighbour does not", self.role),
            ("calls of BuildKit are refused, a classic build passes", self.builds),
            ("a container made under audit: its next start, exec and copy are refused once it counts", self.tightened),
            ("a call that no role names is refused", self.not_named),
        ]

    def create(self, body, target=CREATE):
        return self.docker.request("POST", target, {"Image": IMAGE, "Cmd": ["true"], **body})

    def creates(self):
        for power in powers.CREATE:
            if power.newest_only and not self.daemon.knows(power):
                continue
            answer = self.create(power.body, NEWEST_CREATE if power.newest_only else CREATE)
            if power.name in RECORDED:
                expect("authorization denied" not in answer.body, f"want {power.name} to pass", answer.body[:300])
            else:
                expect_refused(answer, "profile baseline refuses container.create", "Instead: ")
        self.docker.sweep_all_but(powers.SLEEPER)

    def others(self):
        refused = [
            ("POST", f"/containers/{powers.SLEEPER}/exec", {"Cmd": ["id"], "Privileged": True}),
            ("POST", "/volumes/create", {"Name": "vv", "DriverOpts": {"type": "none", "o": "bind", "device": "/"}}),
            ("POST", "/volumes/create", {"Name": "vv", "DriverOpts": {"type": "ext4", "device": "/dev/vda"}}),
            ("POST", "/networks/create", {"Name": "n", "Driver": "macvlan", "Options": {"parent": "eth0"}}),
            ("POST", "/swarm/init", {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}),
            ("POST", "/plugins/pull?remote=x/y&name=z", [{"Name": "mount", "Value": ["/"]}]),
            ("GET", "/debug/vars", None),
            ("GET", "/swarm/unlockkey", None),
        ]
        for method, target, body in refused:
            expect_refused(self.docker.request(method, target, body), "profile baseline refuses", "Instead: ")
        passing = [
            ("POST", f"/containers/{powers.SLEEPER}/exec", {"Cmd": ["id"]}, 201),
            ("POST", f"/containers/{powers.SLEEPER}/update", {"CpuShares": 512}, 200),
            ("POST", "/volumes/create", {"Name": "vv"}, 201),
            ("DELETE", "/volumes/vv", None, 204),
        ]
        for method, target, body, status in passing:
            answer = self.docker.request(method, target, body)
            expect(answer.status == status, f"want {status} of {method} {target}", f"{answer.status} {answer.body}")

    def words(self):
        done = self.docker.docker("run", "--rm", "--privileged", IMAGE, "true")
        head = f"docker: Error response from daemon: authorization denied by plugin {self.plugin.name}: "
        expect(done.returncode == 125 and done.stderr.startswith(head), f"want “{head}…”", done)
        lines = done.stderr[len(head) :].splitlines()
        expect(
            lines[0] == "profile baseline refuses container.create: it runs privileged (privileged, BH1001)",
            "want what was asked",
            lines[0],
        )
        danger = "Why: A privileged container is root on the host."
        for words in (danger, "Instead: leave out `--privileged`", "Ask: #platform."):
            expect(words in lines[1], f"want “{words}”", lines[1])
        return done.stderr

    def all_named(self):
        done = self.docker.docker(
            "run", "--rm", "--pid", "host", "--net", "host", "-v", "/:/h", "--cap-add", "SYS_ADMIN", IMAGE, "true"
        )
        for name in ("host-pid", "host-network", "host-root", "cap-sys-admin"):
            expect(f"({name}, BH" in done.stderr, f"want “{name}”", done.stderr)
        return done.stderr

    def paths(self):
        for bind, words in (
            (f"{self.folder}/open:/x:ro", None),
            (f"{self.folder}/open/below:/x:ro", None),
            (f"{self.folder}/open:/x", "writable"),
            (f"{self.folder}/closed:/x:ro", "closed"),
            (f"{self.folder}/open/link:/x:ro", "link"),
            (f"{self.folder}/open/../closed:/x:ro", "closed"),
            (f"{self.folder}:/x:ro", str(self.folder)),
        ):
            answer = self.create({"HostConfig": {"Binds": [bind]}})
            if words:
                expect_refused(answer, words)
            else:
                expect(answer.status == 201, f"want {bind} to pass", f"{answer.status} {answer.body}")
        self.docker.sweep_all_but(powers.SLEEPER)

    def role(self):
        answer = self.create({"HostConfig": {"CapAdd": ["NET_ADMIN"]}})
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body}")
        expect_refused(self.create({"HostConfig": {"CapAdd": ["NET_ADMIN", "SYS_ADMIN"]}}), "cap-sys-admin")
        self.docker.sweep_all_but(powers.SLEEPER)

    def builds(self):
        dockerfile = f"FROM {IMAGE}\nRUN true\n".encode()
        done = self.docker.docker("build", "-t", "built", "-f", "-", str(self.folder / "closed"), stdin=dockerfile)
        expect(done.returncode == 0, "want a build", done)
        upgrade = [("Connection", "Upgrade"), ("Upgrade", "h2c")]
        for target in ("/session", "/grpc"):
            expect_refused(self.docker.request("POST", target, None, upgrade), "BuildKit" if target == "/grpc" else "")

    def rewrite(self, **how):
        """Changes the configuration and waits until it counts: the log says when it is loaded."""
        mark = len(self.plugin.log())
        self.config.write_text(self.text(**how))
        self.plugin.await_log('"event":"policy_loaded"', since=mark)

    def tightened(self):
        self.rewrite(mode="audit")
        try:
            made = self.create({"Cmd": ["sleep", "300"], "HostConfig": {"PidMode": "host"}})
            expect(made.status == 201, "want 201 under audit", f"{made.status} {made.body}")
            identity = json.loads(made.body)["Id"]
        finally:
            self.rewrite()
        for method, action in (
            ("POST", "start"),
            ("POST", "restart"),
            ("POST", "exec"),
            ("GET", "archive?path=/"),
            ("POST", "update"),
            ("POST", "rename?name=other"),
        ):
            body = {"Cmd": ["id"]} if action == "exec" else {"CpuShares": 2} if action == "update" else None
            answer = self.docker.request(method, f"/containers/{identity}/{action}", body)
            expect_refused(answer, "host-pid")
        expect(self.docker.request("DELETE", f"/containers/{identity}").status == 204, "want it removed")

    def not_named(self):
        self.rewrite(may='"container.list", "system.*"')
        try:
            expect_refused(self.create({}), "role everyone may not call container.create", "#platform")
            expect(self.docker.docker("ps").returncode == 0, "want docker ps to work")
            expect(self.docker.docker("version").returncode == 0, "want docker version to work")
        finally:
            self.rewrite()


class Audited(GuardedDocker):
    def __init__(self, setting):
        config = configuration(setting, "audited", "profile: restricted\nmode: audit\n")
        super().__init__(setting, "audited", config, "The mode audit")

    def cases(self):
        return [("what would be refused runs, and what cannot be read is refused still", self.runs)]

    def runs(self):
        done = self.docker.docker("run", "--rm", "--pid", "host", IMAGE, "echo", "hello")
        expect(done.stdout == "hello\n", "want it to run", done)
        answer = self.docker.request("POST", CREATE, b'{"Image":"a","image":"b"}')
        expect_refused(answer, "duplicate_key")


ROLES = """
profile: baseline
contact: "#platform"
roles:
  - name: admins
    who: {cn: [alice]}
    may: ["*"]
    elevations: [privileged]
  - name: runners
    who: {dns: [runner.example]}
    may: ["container.*", "exec.*", image.pull]
  - name: operators
    who: {socket: true}
    may: ["*"]
default: {may: [container.list, "system.*"]}
"""


class RolesByCertificate(GuardedDocker):
    def __init__(self, setting):
        super().__init__(setting, "roles", configuration(setting, "roles", ROLES), "Roles by certificates")

    def new_docker(self):
        return TlsDocker(self.plugin.name, "e2e-roles", self.daemon, USERS)

    def cases(self):
        return [
            ("who has the role may run a privileged container, who has another may not", self.privileged),
            ("who has no role gets the default", self.default),
            ("Docker's own client shows the words", self.words),
        ]

    def create_as(self, user, privileged):
        body = {"Image": IMAGE, "Cmd": ["true"], "HostConfig": {"Privileged": privileged}}
        return self.docker.request_as(user, "POST", CREATE, body)

    def privileged(self):
        expect(self.create_as("alice", True).status == 201, "want alice's container")
        expect(self.create_as("ci", False).status == 201, "want the runner's container")
        expect_refused(self.create_as("ci", True), "profile baseline refuses", "(privileged, BH1001)", "#platform")
        expect_refused(self.docker.request_as("ci", "GET", "/volumes"), "role runners may not call volume.list")

    def default(self):
        expect(self.docker.request_as("bob", "GET", "/containers/json").status == 200, "want the list")
        expect_refused(self.create_as("bob", False), "whoever has no role may not call container.create")
        expect_refused(self.create_as("nameless", False), "whoever has no role may not call container.create")

    def words(self):
        done = self.docker.docker_as("alice", "create", "--privileged", IMAGE, "true")
        expect(done.returncode == 0, "want alice's container", done.stderr)
        done = self.docker.docker_as("ci", "run", "--rm", "--privileged", IMAGE, "echo", "hello")
        expect(done.returncode == 125 and "it runs privileged" in done.stderr, "want a refusal", done)
        done = self.docker.docker_as("bob", "version")
        expect(done.returncode == 0, "want docker version to work", done)

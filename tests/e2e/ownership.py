"""Roles held to their own: two users with certificates, each of whom uses what they created, and nothing else."""

import concurrent.futures
import json
import subprocess

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.private_docker import IMAGE
from tests.e2e.tls_docker import TlsDocker

API = "/v1.41"
USERS = {"alice": ("/CN=alice",), "bob": ("/CN=bob",), "root": ("/CN=root",)}
CREATES_AT_ONCE = 8

# The rule of policies/gate/ownership.rego in a policy of the operator's own.
POLICY = """package docker.authz

default allow := {"allow": false, "reason": "nothing allows it"}

allow := {"allow": false, "reason": concat("; ", reasons)} if count(reasons) > 0

else := {"allow": true}

reasons contains sprintf("%v %v is %v's", [object.kind, object.reference, object.owner]) if {
    input.ownership.caller != "cn:root"
    some object in input.ownership.objects
    object.state != "absent"
    object.state != "predefined"
    object.owner != input.ownership.caller
}

reasons contains input.ownership.problem if {
    input.ownership.problem != null
    input.ownership.caller != "cn:root"
}
"""


class Ownership(GuardedDocker):
    def __init__(self, setting):
        self.policy = setting.directory / f"ownership_{setting.daemon.name}.rego"
        self.policy.write_text(POLICY)
        self.state = setting.directory / f"ownership_{setting.daemon.name}"
        options = ("--state", str(self.state), "--gather-time", "30000")
        super().__init__(setting, "own", self.policy, "What belongs to whom", *options)
        self.setting = setting

    def new_docker(self):
        return TlsDocker(self.plugin.name, "e2e-own", self.daemon, USERS)

    def cases(self):
        return [
            ("a container is its creator's alone", self.containers),
            ("so it is by name, by id and by a part of the id", self.references),
            ("a new name does not change whose it is", self.rename),
            ("an exec is reached only by whose container it is in", self.execs),
            ("a volume is its creator's, also one that came with a container", self.volumes),
            ("making a volume that is there already makes it nobody's own", self.claimed_volume),
            ("a network is its creator's", self.networks),
            ("joining another's container is using it", self.joining),
            ("what is removed is forgotten", self.removed),
            ("containers made at once each have their owner", self.at_once),
            ("a plugin that was killed knows the owners again", self.killed),
            ("what was there before belongs to nobody until it is adopted", self.adopted),
            ("a record that cannot be written refuses, and comes back", self.broken),
            ("by a role with `own: true` of the configuration", self.by_role),
        ]

    def call(self, user, method, path, body=None):
        return self.docker.request_as(user, method, API + path, body)

    def create(self, user, name="", **body):
        path = f"/containers/create?name={name}" if name else "/containers/create"
        answer = self.call(user, "POST", path, {"Image": IMAGE, "Cmd": ["sleep", "60"], **body})
        expect(answer.status == 201, "want a container", f"{answer.status} {answer.body[:300]}")
        return json.loads(answer.body)["Id"]

    def expect_fine(self, answer):
        expect(answer.status < 300, "want success", f"{answer.status} {answer.body[:300]}")

    def on_record(self):
        done = self.bulkhead("adopt", "--list")
        return {tuple(line.split("\t")) for line in done.stdout.splitlines()}

    def bulkhead(self, *words):
        command = [self.setting.program, *words, "--state", str(self.state)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        expect(done.returncode == 0, f"want status 0 of {words}", done)
        return done

    def containers(self):
        container = self.create("alice", "one")
        for method, path in (
            ("GET", "/json"),
            ("POST", "/start"),
            ("POST", "/stop"),
            ("GET", "/logs?stdout=1"),
            ("GET", "/archive?path=/"),
            ("POST", "/kill"),
            ("DELETE", "?force=1"),
        ):
            expect_refused(self.call("bob", method, f"/containers/{container}{path}"), "is cn:alice's")
        self.expect_fine(self.call("alice", "POST", f"/containers/{container}/start"))
        self.expect_fine(self.call("alice", "GET", f"/containers/{container}/json"))
        self.expect_fine(self.call("alice", "DELETE", f"/containers/{container}?force=1"))

    def references(self):
        container = self.create("alice", "two")
        for reference in ("two", container, container[:12], container[:5], "t%77o"):
            expect_refused(self.call("bob", "GET", f"/containers/{reference}/json"), "is cn:alice's")
            self.expect_fine(self.call("alice", "GET", f"/containers/{reference}/json"))
        expect(self.call("bob", "GET", "/containers/nosuch/json").status == 404, "want the daemon's own answer")

    def rename(self):
        self.create("alice", "three")
        self.create("bob", "four")
        expect_refused(self.call("bob", "POST", "/containers/three/rename?name=mine"))
        self.expect_fine(self.call("bob", "POST", "/containers/four/rename?name=five"))
        self.expect_fine(self.call("alice", "POST", "/containers/three/rename?name=four"))
        expect_refused(self.call("bob", "GET", "/containers/four/json"))
        self.expect_fine(self.call("bob", "GET", "/containers/five/json"))

    def execs(self):
        container = self.create("alice", "busy")
        self.expect_fine(self.call("alice", "POST", f"/containers/{container}/start"))
        expect_refused(self.call("bob", "POST", "/containers/busy/exec", {"Cmd": ["id"]}), "is cn:alice's")
        answer = self.call("alice", "POST", "/containers/busy/exec", {"Cmd": ["id"], "AttachStdout": True})
        run = json.loads(answer.body)["Id"]
        expect_refused(self.call("bob", "POST", f"/exec/{run}/start", {"Detach": True}), "exec", "is cn:alice's")
        expect_refused(self.call("bob", "GET", f"/exec/{run}/json"), "is cn:alice's")
        self.expect_fine(self.call("alice", "POST", f"/exec/{run}/start", {"Detach": True}))
        done = self.docker.docker_as("alice", "exec", "busy", "echo", "hello")
        expect(done.stdout == "hello\n", "want alice's exec", done)

    def volumes(self):
        self.expect_fine(self.call("alice", "POST", "/volumes/create", {"Name": "hers"}))
        expect_refused(self.call("bob", "GET", "/volumes/hers"), "volume hers is cn:alice's")
        expect_refused(self.call("bob", "DELETE", "/volumes/hers"))
        bind = {"Image": IMAGE, "HostConfig": {"Binds": ["hers:/d"]}}
        expect_refused(self.call("bob", "POST", "/containers/create", bind), "volume hers is cn:alice's")
        self.create("alice", HostConfig={"Binds": ["hers:/d", "withit:/e"]}, Volumes={"/anonymous": {}})
        expect_refused(self.call("bob", "GET", "/volumes/withit"), "is cn:alice's")
        self.expect_fine(self.call("alice", "GET", "/volumes/withit"))
        anonymous = [row for row in self.on_record() if row[0] == "volume" and len(row[1]) == 64]
        expect(len(anonymous) == 1 and anonymous[0][2] == "cn:alice", "want the anonymous volume", self.on_record())

    def claimed_volume(self):
        expect_refused(self.call("bob", "POST", "/volumes/create", {"Name": "hers"}), "is cn:alice's")
        self.expect_fine(self.call("root", "POST", "/volumes/create", {"Name": "hers"}))
        self.expect_fine(self.call("alice", "GET", "/volumes/hers"))

    def networks(self):
        answer = self.call("alice", "POST", "/networks/create", {"Name": "net"})
        self.expect_fine(answer)
        network = json.loads(answer.body)["Id"]
        for reference in ("net", network, network[:12]):
            expect_refused(self.call("bob", "GET", f"/networks/{reference}"), "is cn:alice's")
        expect_refused(self.call("bob", "DELETE", "/networks/net"))
        joined = {"Image": IMAGE, "HostConfig": {"NetworkMode": "net"}}
        expect_refused(self.call("bob", "POST", "/containers/create", joined), "network net is cn:alice's")
        joined = {"Image": IMAGE, "NetworkingConfig": {"EndpointsConfig": {network[:12]: {}}}}
        expect_refused(self.call("bob", "POST", "/containers/create", joined), "is cn:alice's")
        mine = self.create("bob", "bobs")
        expect_refused(self.call("bob", "POST", "/networks/net/connect", {"Container": mine}), "is cn:alice's")
        expect_refused(self.call("alice", "POST", "/networks/net/connect", {"Container": mine}), "is cn:bob's")
        self.expect_fine(self.call("bob", "POST", "/networks/bridge/disconnect", {"Container": mine, "Force": True}))
        self.create("alice", HostConfig={"NetworkMode": "net"})

    def joining(self):
        self.create("alice", "base")
        for host in (
            {"NetworkMode": "container:base"},
            {"PidMode": "container:base"},
            {"IpcMode": "container:base"},
            {"VolumesFrom": ["base:ro"]},
            {"Links": ["base:db"]},
        ):
            body = {"Image": IMAGE, "HostConfig": host}
            expect_refused(self.call("bob", "POST", "/containers/create", body), "container base is cn:alice's")
        expect_refused(self.call("bob", "POST", "/commit?container=base&repo=x"), "container base is cn:alice's")

    def removed(self):
        container = self.create("alice", "gone")
        self.expect_fine(self.call("alice", "POST", "/volumes/create", {"Name": "gonev"}))
        expect({("container", container, "cn:alice"), ("volume", "gonev", "cn:alice")} <= self.on_record(), "want both")
        self.expect_fine(self.call("alice", "DELETE", "/containers/gone"))
        self.expect_fine(self.call("alice", "DELETE", "/volumes/gonev"))
        left = [row for row in self.on_record() if row[1] in (container, "gonev")]
        expect(left == [], "want neither", left)
        self.expect_fine(self.call("bob", "POST", "/volumes/create", {"Name": "gonev"}))
        expect_refused(self.call("alice", "GET", "/volumes/gonev"), "is cn:bob's")

    def at_once(self):
        users = ["alice", "bob"] * CREATES_AT_ONCE
        with concurrent.futures.ThreadPoolExecutor(CREATES_AT_ONCE) as pool:
            made = list(pool.map(self.create, users))
        rows = self.on_record()
        wrong = [(user, it) for user, it in zip(users, made) if ("container", it, f"cn:{user}") not in rows]
        expect(wrong == [], "want each with its owner", wrong)

    def killed(self):
        container = self.create("alice", "lasting")
        self.plugin.kill()
        self.plugin.start()
        expect_refused(self.call("bob", "GET", f"/containers/{container}/json"), "is cn:alice's")
        self.expect_fine(self.call("alice", "GET", f"/containers/{container}/json"))

    def adopted(self):
        self.plugin.kill()
        self.docker.set_plugins([])
        self.docker.restart_daemon()
        container = self.create("root", "old")
        where = ("--docker-socket", str(self.docker.socket))
        self.plugin.start()
        self.docker.set_plugins([self.plugin.name])
        self.docker.restart_daemon()
        expect_refused(self.call("alice", "GET", "/containers/old/json"), "is null's")
        self.adopt_as_root("old", "cn:alice", where)
        self.expect_fine(self.await_own("alice", "/containers/old/json"))
        expect_refused(self.call("bob", "GET", "/containers/old/json"), "is cn:alice's")
        expect(("container", container, "cn:alice") in self.on_record(), "want it on record", self.on_record())

    def adopt_as_root(self, name, owner, where):
        """The socket is nobody in this policy, so the daemon is asked while no plugin stands in front of it."""
        self.docker.set_plugins([])
        self.docker.restart_daemon()
        self.bulkhead("adopt", name, "--owner", owner, *where)
        self.docker.set_plugins([self.plugin.name])
        self.docker.restart_daemon()

    def await_own(self, user, path):
        for _ in range(50):
            answer = self.call(user, "GET", path)
            if answer.status == 200:
                break
        return answer

    def broken(self):
        self.plugin.kill()
        away = self.state / "away"
        away.mkdir()
        for file in self.state.glob("ownership.db*"):
            file.rename(away / file.name)
        (self.state / "ownership.db").write_bytes(b"x" * 4096)
        self.plugin.start()
        expect_refused(self.call("alice", "GET", "/containers/lasting/json"), "the record of owners")
        for file in self.state.glob("ownership.db*"):
            file.unlink()
        for file in away.iterdir():
            file.rename(self.state / file.name)
        self.expect_fine(self.await_own("alice", "/containers/lasting/json"))

    def by_role(self):
        config = self.setting.directory / f"ownership_{self.daemon.name}.yaml"
        config.write_text(
            "profile: open\nroles:\n"
            "  - {name: team, who: {cn: [alice, bob]}, may: ['*'], own: true}\n"
            "  - {name: admin, who: {cn: [root], socket: true}, may: ['*']}\n"
        )
        self.plugin.kill()
        command = self.plugin.command
        at = command.index("-policy-file")
        self.plugin.command = [*command[:at], "--config", str(config), *command[at + 2 :]]
        self.plugin.start()
        container = self.create("alice", "role")
        expect_refused(self.call("bob", "GET", f"/containers/{container}/json"), "belongs to someone else")
        self.expect_fine(self.call("alice", "POST", "/containers/role/start"))
        self.expect_fine(self.call("root", "GET", "/containers/role/json"))
        expect_refused(self.call("bob", "POST", "/containers/prune"), "acts on every container")
        expect_refused(self.call("bob", "GET", "/containers/lasting/json"), "belongs to someone else")
        done = self.docker.docker_as("bob", "run", "--rm", IMAGE, "echo", "hello")
        expect(done.stdout == "hello\n", "want bob's own container", done)

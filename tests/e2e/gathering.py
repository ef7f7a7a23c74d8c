"""Facts that the gate must ask the daemon, or the daemon's file system, for before it can decide.

Every question comes back to the plugin as a call that it must answer while the first one waits: with one worker and
many creates at once this is where a gate locks itself up.
"""

import concurrent.futures
import json
import os
import signal

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.plugin import UNPROTECTED, Plugin
from tests.e2e.private_docker import IMAGE

CREATE = "/v1.41/containers/create"
CREATES_AT_ONCE = 64
# One worker, so that a question which waits for one would wait for itself; and time enough for a busy machine.
OPTIONS = ("--workers", "1", "--gather-time", "30000", *UNPROTECTED)

POLICY = """package docker.authz

default allow := {"allow": false, "reason": "nothing allows it"}

allow := {"allow": false, "reason": concat("; ", reasons)} if count(reasons) > 0

else := {"allow": true}

reasons contains sprintf("mounts %v", [mount.resolved]) if {
    some mount in input.workload.mounts
    mount.host
    mount.resolved != null
}

reasons contains sprintf("mounts %v, which %v", [mount.source, mount.host_path.reason]) if {
    some mount in input.workload.mounts
    mount.host
    mount.resolved == null
}

reasons contains sprintf("unknown: %v", [path]) if {
    some path in input.workload.unknown
    startswith(path, "mounts")
    input.request.route == "container.create"
}

reasons contains "joins an elevated container" if {
    input.workload.namespaces.pid.container.workload.privileged
}
"""


class Gathering(GuardedDocker):
    def __init__(self, setting):
        policy = setting.directory / f"gathering_{setting.daemon.name}.rego"
        policy.write_text(POLICY)
        super().__init__(setting, "gathering", policy, "What must be asked before deciding", *OPTIONS)
        self.setting = setting

    def cases(self):
        return [
            ("the daemon's version is asked for once, and again after its restart", self.version),
            ("a plain named volume passes", self.plain_volume),
            ("a volume that is the host's root in disguise is refused at its use", self.disguised_volume),
            ("links that root made are followed on the daemon's file system", self.root_link),
            ("a link that others can change is refused", self.others_link),
            ("a path in a folder that others can write and that is not there is refused", self.missing),
            ("a link in /proc is refused", self.proc_link),
            (f"{CREATES_AT_ONCE} creates at once, each with a question, one worker", self.many_at_once),
            ("a forged question is decided like any other call", self.forged_question),
            ("where the daemon cannot be asked, what it would say is unknown", self.other_daemon),
        ]

    def create(self, host_config, headers=()):
        return self.docker.request("POST", CREATE, {"Image": IMAGE, "HostConfig": host_config}, headers)

    def expect_refused_with(self, host_config, *words):
        answer = self.create(host_config)
        expect_refused(answer)
        for word in words:
            expect(word in answer.message(), f"want “{word}” in the reason", answer.message())

    def expect_created(self, host_config):
        answer = self.create(host_config)
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body[:300]}")

    def version(self):
        self.plugin.await_log('"event":"daemon"')
        self.expect_created({})
        lines = [line for line in self.plugin.log().splitlines() if '"event":"daemon"' in line]
        expect(len(lines) == 1, "want one line", lines)
        want = json.loads(self.docker.request("GET", "/version").body)["Version"]
        expect(json.loads(lines[0])["version"] == want, f"want {want}", lines[0])
        warned = '"event":"daemon_answers_grpc"' in self.plugin.log()
        expect(warned == self.daemon.answers_grpc, "want the warning about gRPC where it is due", self.plugin.log())
        mark = len(self.plugin.log())
        self.docker.restart_daemon()
        self.expect_created({})
        self.plugin.await_log('"event":"daemon"', since=mark)

    def plain_volume(self):
        self.expect_created({"Binds": ["data:/data"]})
        self.expect_created({"Mounts": [{"Type": "volume", "Source": "data", "Target": "/data"}]})

    def disguised_volume(self):
        options = {"type": "none", "o": "bind", "device": "/"}
        # Made before the policy came, as far as the policy can tell: the plugin of this test never saw it.
        with_options = {"Name": "evil", "Driver": "local", "DriverOpts": options}
        self.plugin.kill()
        self.docker.set_plugins([])
        self.docker.restart_daemon()
        made = self.docker.request("POST", "/v1.41/volumes/create", with_options)
        expect(made.status == 201, "want the volume", made.body[:300])
        self.plugin.start()
        self.docker.set_plugins([self.plugin.name])
        self.docker.restart_daemon()
        self.expect_refused_with({"Binds": ["evil:/h"]}, "mounts /")
        self.expect_refused_with({"Mounts": [{"Type": "volume", "Source": "evil", "Target": "/h"}]}, "mounts /")

    def link(self, folder, name, target, mode=0o755):
        folder = self.docker.dir / folder
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)
        os.symlink(target, folder / name)
        return str(folder / name)

    def root_link(self):
        self.docker.dir.chmod(0o755)
        here = f"/var/lib/bulkhead-{self.docker.dir.name}"
        os.mkdir(here)
        try:
            os.symlink("/etc", f"{here}/link")
            self.expect_refused_with({"Binds": [f"{here}/link:/h"]}, "mounts /etc")
            self.expect_refused_with({"Binds": [f"{here}/../../../etc/ssl/..:/h"]}, "mounts /etc")
        finally:
            os.unlink(f"{here}/link")
            os.rmdir(here)

    def others_link(self):
        path = self.link("open", "link", "/etc", mode=0o777)
        self.expect_refused_with({"Binds": [f"{path}:/h"]}, "symbolic link below", "others than root")

    def missing(self):
        folder = self.docker.dir / "open2"
        folder.mkdir()
        folder.chmod(0o777)
        self.expect_refused_with({"Binds": [f"{folder}/none:/h"]}, "does not exist below", "others than root")

    def proc_link(self):
        self.expect_refused_with({"Binds": ["/proc/self/root:/h"]}, "/proc")

    def many_at_once(self):
        self.docker.request("POST", "/v1.41/volumes/create", {"Name": "shared"})
        with concurrent.futures.ThreadPoolExecutor(CREATES_AT_ONCE) as pool:
            answers = list(pool.map(lambda _: self.create({"Binds": ["shared:/s"]}), range(CREATES_AT_ONCE)))
        bad = [f"{answer.status} {answer.body[:200]}" for answer in answers if answer.status != 201]
        expect(bad == [], "want every container created", bad[:3])

    def forged_question(self):
        answer = self.create({"Binds": ["/:/h"]}, [("X-Bulkhead-Question", "0" * 32)])
        expect_refused(answer)

    def other_daemon(self):
        """The plugin is told a socket where nobody answers. (One where another daemon does: gatherer_test.cc.)"""
        self.plugin.stop()
        policy = self.setting.directory / f"gathering_{self.daemon.name}.rego"
        astray = Plugin(self.setting.program, self.plugin.name, policy, self.setting.directory, *UNPROTECTED)
        astray.docker_socket = self.docker.dir / "no-such-daemon.sock"
        with astray:
            answer = self.create({"Binds": ["evil:/h"]})
            expect_refused(answer)
            expect("unknown" in answer.message(), "want “unknown” in the reason", answer.message())
        self.plugin.start()

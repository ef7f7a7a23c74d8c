"""The plugin killed, hung and restarted, and policies that do not compile: whatever fails, nothing passes because of
it."""

import contextlib
import os
import signal
import subprocess
import threading
import time

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.private_docker import IMAGE

PRIVILEGED = {"Image": IMAGE, "HostConfig": {"Privileged": True}}
ORDINARY = {"Image": IMAGE, "Cmd": ["true"]}
CREATE = "/v1.41/containers/create"
BROKEN = "package docker.authz\n\ndefault allow = false\n\nallow {\n    not )\n}\n"
BROKEN_PLACE = ":6:"


class PluginFails(GuardedDocker):
    def __init__(self, setting, policy):
        super().__init__(setting, "failing", policy, "The plugin killed, hung, restarted")

    def cases(self):
        return [
            ("killed: the daemon refuses everything", self.killed),
            ("restarted: work goes on, and privileged is still refused", self.restarted),
            ("restarted within the daemon's 15 s: the waiting call is answered", self.restarted_meanwhile),
            ("hung: nothing is answered, nothing is created, and all is answered when it goes on", self.hung),
            ("stopped by SIGTERM: it ends by itself and takes its socket along", self.terminated),
            (
                "README's way out: an empty list and a SIGHUP take a dead plugin out, containers keep running",
                self.way_out,
            ),
        ]

    def killed(self):
        self.plugin.kill()
        answer = self.docker.request("GET", "/v1.41/version", timeout=40)
        expect(answer.status == 500 and self.plugin.name in answer.body, "want HTTP 500 that names the plugin", answer)

    def restarted(self):
        self.plugin.start()
        expect_refused(self.docker.request("POST", CREATE, PRIVILEGED))
        done = self.docker.docker("run", "--rm", IMAGE, "echo", "again")
        expect(done.stdout == "again\n", "want an ordinary run", done)

    def restarted_meanwhile(self):
        self.plugin.kill()
        answers = []
        waiting = threading.Thread(
            target=lambda: answers.append(self.docker.request("POST", CREATE, PRIVILEGED, timeout=60))
        )
        waiting.start()
        waiting.join(timeout=1.5)
        expect(waiting.is_alive(), "want the call to wait for the plugin", answers)
        self.plugin.start()
        waiting.join()
        # The daemon may send its retry without the body: then too the answer must be no.
        expect(answers[0].status in (403, 500), "want a refusal", answers[0])

    def hung(self):
        before = len(self.docker.containers())
        self.plugin.freeze()
        try:
            for body in (PRIVILEGED, ORDINARY):
                with contextlib.suppress(TimeoutError):
                    answer = self.docker.request("POST", CREATE, body, timeout=2)
                    expect(answer.status >= 500, "want no answer, or an error", answer)
        finally:
            self.plugin.signal(signal.SIGCONT)
        expect_refused(self.docker.request("POST", CREATE, PRIVILEGED))
        powerful = [one for one in self.docker.containers() if one["HostConfig"]["Privileged"]]
        expect(powerful == [], "want no privileged container", powerful)
        expect(len(self.docker.containers()) <= before + 1, "want at most the ordinary one", before)

    def terminated(self):
        self.plugin.signal(signal.SIGTERM)
        status = self.plugin.process.wait(timeout=10)
        expect(status == 0 and not self.plugin.socket.exists(), "want exit 0 and no socket", status)
        self.plugin.start()

    def way_out(self):
        self.docker.docker("run", "-d", "--name", "survivor", IMAGE, "sleep", "300")
        self.plugin.kill()
        self.docker.set_plugins([])
        self.docker.namespaces.run("kill", "-HUP", (self.docker.dir / "dockerd.pid").read_text())
        deadline = time.monotonic() + 40  # calls that still wait for the plugin take the daemon's 15 s
        while self.docker.request("GET", "/v1.41/version", timeout=40).status != 200:
            expect(time.monotonic() < deadline, "want the plugin out of the way")
        running = [one["Name"] for one in self.docker.containers() if one["State"]["Running"]]
        expect("/survivor" in running, "want the container to run on", running)


class BrokenAtStart(contextlib.ExitStack):
    daemon = None
    title = "Policies that cannot be used at start"

    def __init__(self, program, directory):
        super().__init__()
        self.program = program
        self.directory = directory

    def cases(self):
        return [
            ("a policy that does not parse: exits non-zero and says where", self.does_not_parse),
            ("-check says the same and exits 1; exits 0 on a good policy", self.check),
            ("a policy file that is not there: exits non-zero and names it", self.missing),
            ("a policy file that others may write is refused", self.writable),
            ("-config-file: local bundles are read, what would be fetched is refused", self.config_file),
        ]

    def serve(self, *arguments):
        command = [self.program, "serve", "--socket", str(self.directory / "start.sock"), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30)
        return done.returncode, done.stdout + done.stderr

    def policy(self, text):
        path = self.directory / "start.rego"
        path.unlink(missing_ok=True)
        path.write_text(text)
        return path

    def does_not_parse(self):
        status, out = self.serve("-policy-file", str(self.policy(BROKEN)))
        expect(
            status not in (0, None) and "start.rego" + BROKEN_PLACE in out, "want status and place", f"{status} {out}"
        )

    def check(self):
        status, out = self.serve("-check", "-policy-file", str(self.policy(BROKEN)))
        expect(status == 1 and "start.rego" + BROKEN_PLACE in out, "want exit 1 and the place", f"{status} {out}")
        status, out = self.serve("-check", "-policy-file=policies/seed.rego")
        expect(status == 0, "want exit 0", f"{status} {out}")

    def missing(self):
        status, out = self.serve("-policy-file", str(self.directory / "nowhere.rego"))
        expect(status != 0 and "nowhere.rego" in out, "want status and name", f"{status} {out}")

    def writable(self):
        path = self.policy("package docker.authz\n\ndefault allow = true\n")
        path.chmod(0o666)
        status, out = self.serve("-policy-file", str(path))
        expect(status != 0 and "start.rego" in out, "want a refusal that names the file", f"{status} {out}")

    def config_file(self):
        bundle = self.directory / "bundle"
        bundle.mkdir(exist_ok=True)
        (bundle / "authz.rego").write_text("package docker.authz\n\nallow if data.people.allowed\n")
        (bundle / "data.json").write_text('{"people": {"allowed": true}}')
        path = self.directory / "opa.yaml"
        path.write_text(f'bundles: {{authz: {{resource: "file://{bundle}"}}}}\n')
        status, out = self.serve("-check", "-config-file", str(path))
        expect(status == 0, "want exit 0", f"{status} {out}")
        path.write_text('services: {s: {url: "https://example.com"}}\nbundles: {a: {service: s, resource: b.tar.gz}}\n')
        status, out = self.serve("-config-file", str(path))
        expect(status != 0 and "only bundles on this machine" in out, "want a clear error", f"{status} {out}")


class Reload(GuardedDocker):
    def __init__(self, setting, policy):
        self.policy = setting.directory / f"changing_{setting.daemon.name}.rego"
        self.policy.write_text(policy.read_text())
        super().__init__(setting, "reload", self.policy, "Policies that change under way")

    def cases(self):
        return [
            ("a broken policy at reload: the old one stays, the log says file and line", self.broken),
            ("SIGHUP loads a new policy whose reason the user sees", self.sighup),
            ("a changed file is loaded without a signal", self.changed),
            ("under load, the policy rewritten byte by byte: no wrong and no lost answer", self.rewritten_under_load),
        ]

    def broken(self):
        mark = len(self.plugin.log())
        self.policy.write_text(BROKEN)
        self.plugin.signal(signal.SIGHUP)
        self.plugin.await_log(self.policy.name + BROKEN_PLACE, since=mark)
        expect_refused(self.docker.request("POST", CREATE, PRIVILEGED))
        expect(self.docker.request("GET", "/v1.41/version").status == 200, "want the old policy to allow reading")

    def await_reason(self, word):
        deadline = time.monotonic() + 10
        while True:
            answer = self.docker.request("POST", CREATE, PRIVILEGED)
            expect_refused(answer)
            if word in answer.message():
                return
            expect(time.monotonic() < deadline, f"want “{word}” within 10 s", answer.message())
            time.sleep(0.05)

    def sighup(self):
        self.policy.write_text(reason_policy("by signal"))
        self.plugin.signal(signal.SIGHUP)
        self.await_reason("by signal")

    def changed(self):
        replacement = self.policy.with_suffix(".new")
        replacement.write_text(reason_policy("by rename"))
        os.rename(replacement, self.policy)
        self.await_reason("by rename")

    def rewritten_under_load(self):
        self.policy.write_text(reason_policy("first"))
        self.await_reason("first")
        load = Load(self.docker)
        with load:
            for word in ("second", "first", "second"):
                rewrite_in_place(self.policy, reason_policy(word))
                self.await_reason(word)
        expect(load.wrong == [], "want every answer by the whole first or second policy", load.wrong[:3])
        expect(load.answers > 20, "want a load worth the name", load.answers)


def reason_policy(word):
    """Refuses everything but reading. A prefix of it would allow everything, or refuse with other words."""
    return f"""package docker.authz

allow := {{"allow": true}} if {{
    input.Method == "GET"
}} else := {{"allow": true}} if {{
    input.PathPlain == "/_ping"
}} else := {{"allow": false, "reason": "privileged, refused {word}"}}
"""


def rewrite_in_place(path, text):
    with open(path, "r+b", buffering=0) as file:
        file.truncate(0)
        for byte in text.encode():
            file.write(bytes([byte]))
            time.sleep(0.001)


class Load:
    """Threads that ask for a privileged container and for the version, in turn, and check each answer."""

    THREADS = 4

    def __init__(self, docker):
        self.docker = docker
        self.wrong = []
        self.answers = 0
        self.ends = threading.Event()
        self.threads = [threading.Thread(target=self._ask) for _ in range(self.THREADS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()

    def __exit__(self, *_):
        self.ends.set()
        for thread in self.threads:
            thread.join()

    def _ask(self):
        while not self.ends.is_set():
            try:
                refused = self.docker.request("POST", CREATE, PRIVILEGED)
                allowed = self.docker.request("GET", "/v1.41/version")
            except OSError as error:
                self.wrong.append(f"no answer: {error}")
                continue
            self.answers += 2
            words = refused.message()
            if refused.status != 403 or not words.endswith(("refused first", "refused second")):
                self.wrong.append(words)
            if allowed.status != 200:
                self.wrong.append(allowed.message())

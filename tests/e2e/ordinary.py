"""The seed policy in front of a real daemon: everyday work goes through, a privileged container does not."""

import io
import json
import subprocess
import tarfile

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.daemons import docker_program
from tests.e2e.private_docker import IMAGE, PAGE, PAGE_TEXT, WEB_SERVER

ALLOW_ALL = "package docker.authz\n\ndefault allow = true\n"


class OrdinaryUse(GuardedDocker):
    def __init__(self, setting, policy, name):
        super().__init__(setting, name, policy, f"Everyday work under {policy}")

    def cases(self):
        return [
            ("an ordinary container runs and its output arrives", self.run_ordinary),
            (
                "docker run --privileged is refused: exit code 125, plugin and reason in the message",
                self.run_privileged,
            ),
            ("a refused run leaves no container behind", self.nothing_left_behind),
            ("docker create --privileged is refused", self.create_privileged),
            ("exec in a running container", self.exec_),
            ("logs of a container", self.logs),
            ("attach: what is typed comes back", self.attach),
            ("cp into and out of a container", self.copy),
            ("build an image from a Dockerfile", self.build),
            ("a volume keeps a file between two containers", self.volume),
            ("two containers on a network of their own reach each other by name", self.network),
            ("a published port answers", self.published_port),
            ("docker info, version, ps, images, events", self.reads),
            ("one curl with Privileged at its usual place is refused with HTTP 403", self.raw_privileged),
        ]

    def ok(self, *arguments, stdin=b""):
        done = self.docker.docker(*arguments, stdin=stdin)
        expect(done.returncode == 0, f"docker {' '.join(arguments)} should exit 0", f"{done.returncode} {done.stderr}")
        return done.stdout

    def run_ordinary(self):
        out = self.ok("run", "--rm", IMAGE, "echo", "hello")
        expect(out == "hello\n", "want the container's output", out)

    def run_privileged(self):
        done = self.docker.docker("run", "--rm", "--privileged", IMAGE, "true")
        expect(done.returncode == 125, "want docker's exit code 125", done.returncode)
        head = f"docker: Error response from daemon: authorization denied by plugin {self.plugin.name}: "
        expect(done.stderr.startswith(head), f"want “{head}…”", done.stderr)
        reason = done.stderr[len(head) :].splitlines()[0]
        expect("rivileged" in reason, "want a reason that names the privilege", reason)

    def nothing_left_behind(self):
        expect(self.docker.containers() == [], "want no container", self.docker.containers())

    def create_privileged(self):
        done = self.docker.docker("create", "--privileged", IMAGE, "true")
        expect(done.returncode == 1 and "authorization denied" in done.stderr, "want a refusal", done.stderr)

    def exec_(self):
        self.ok("run", "-d", "--name", "sleeper", IMAGE, "sleep", "300")
        out = self.ok("exec", "sleeper", "echo", "from inside")
        self.ok("rm", "-f", "sleeper")
        expect(out == "from inside\n", "want the command's output", out)

    def logs(self):
        self.ok("run", "--name", "talker", IMAGE, "echo", "a line")
        out = self.ok("logs", "talker")
        self.ok("rm", "talker")
        expect(out == "a line\n", "want what it wrote", out)

    def attach(self):
        self.ok("run", "-d", "-i", "--name", "echoer", IMAGE, "cat")
        client = subprocess.Popen(
            [docker_program(), "attach", "echoer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self.docker.client_environment(),
        )
        client.stdin.write(b"typed\n")
        client.stdin.flush()
        line = client.stdout.readline()
        self.ok("rm", "-f", "echoer")
        client.communicate(timeout=20)
        expect(line == b"typed\n", "want the line back", line)

    def copy(self):
        self.ok("create", "--name", "box", IMAGE)
        (self.docker.dir / "file").write_text("content")
        self.ok("cp", str(self.docker.dir / "file"), "box:/tmp/file")
        out = self.ok("cp", "box:/tmp/file", "-")
        self.ok("rm", "box")
        expect("content" in out, "want the file back", out)

    def build(self):
        context = io.BytesIO()
        with tarfile.open(fileobj=context, mode="w") as tar:
            text = f"FROM {IMAGE}\nRUN echo built > /result\nCMD cat /result\n".encode()
            entry = tarfile.TarInfo("Dockerfile")
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
        self.ok("build", "-t", "built", "-", stdin=context.getvalue())
        out = self.ok("run", "--rm", "built")
        expect(out == "built\n", "want the file that RUN wrote", out)

    def volume(self):
        self.ok("volume", "create", "shelf")
        self.ok("run", "--rm", "-v", "shelf:/shelf", IMAGE, "sh", "-c", "echo kept > /shelf/file")
        out = self.ok("run", "--rm", "-v", "shelf:/shelf", IMAGE, "cat", "/shelf/file")
        self.ok("volume", "rm", "shelf")
        expect(out == "kept\n", "want the file", out)

    def network(self):
        self.ok("network", "create", "--subnet", "10.213.48.0/24", "lan")
        self.ok("run", "-d", "--name", "server", "--network", "lan", IMAGE, *WEB_SERVER)
        try:
            client = (
                f"for i in 1 2 3 4 5 6 7 8 9; do wget -qO- http://server/{PAGE} && exit; usleep 200000; done; exit 1"
            )
            out = self.ok("run", "--rm", "--network", "lan", IMAGE, "sh", "-c", client)
        finally:
            self.ok("rm", "-f", "server")
            self.ok("network", "rm", "lan")
        expect(out == PAGE_TEXT, "want the server's page", out)

    def published_port(self):
        self.ok("run", "-d", "--name", "web", "-p", "8080:80", IMAGE, *WEB_SERVER)
        try:
            done = self.docker.namespaces.run(
                "curl",
                "-sS",
                "--max-time",
                "20",
                "--retry",
                "9",
                "--retry-connrefused",
                "--retry-delay",
                "1",
                f"http://10.213.47.1:8080/{PAGE}",
            )
        finally:
            self.ok("rm", "-f", "web")
        expect(done.stdout == PAGE_TEXT, "want the server's page", done)

    def reads(self):
        for command in (["info"], ["version"], ["ps", "-a"], ["images"], ["events", "--since", "0", "--until", "1"]):
            self.ok(*command)

    def raw_privileged(self):
        answer = self.docker.request(
            "POST", "/v1.41/containers/create", {"Image": IMAGE, "HostConfig": {"Privileged": True}}
        )
        expect_refused(answer, "rivileged")


class PrivilegedIsPossible(GuardedDocker):
    """Shows that it is the policy that refuses: under another one the same command starts a container with power."""

    def __init__(self, setting):
        policy = setting.directory / f"allow_all_{setting.daemon.name}.rego"
        policy.write_text(ALLOW_ALL)
        super().__init__(setting, "open", policy, "A privileged container under a policy that allows everything")

    def cases(self):
        return [
            ("docker run --privileged starts and mounts a file system", self.mount),
            ("docker exec --privileged has every capability that the machine has", self.exec_privileged),
            ("the log names method, path, decision and time of each call, and nothing of its environment", self.log),
        ]

    def mount(self):
        done = self.docker.docker(
            "run",
            "--rm",
            "--privileged",
            "--runtime=capped",
            IMAGE,
            "sh",
            "-c",
            "mount -t tmpfs none /tmp && grep ' /tmp ' /proc/mounts",
        )
        expect(done.returncode == 0 and "tmpfs" in done.stdout, "want a mounted tmpfs", done)

    def exec_privileged(self):
        self.docker.docker("run", "-d", "--name", "plain", "--runtime=capped", IMAGE, "sleep", "300")
        done = self.docker.docker("exec", "--privileged", "plain", "grep", "CapEff", "/proc/self/status")
        self.docker.docker("rm", "-f", "plain")
        capabilities = int(done.stdout.split()[1], 16)
        expect(capabilities & (1 << 21), "want CAP_SYS_ADMIN", done.stdout)

    def log(self):
        self.docker.docker("run", "--rm", "-e", "PASSWORD=opensesame", IMAGE, "true")
        line = self.plugin.await_log('"event":"decision"', "/containers/create")[-1]
        for key in ("id", "user", "method", "path", "decision", "reason", "us"):
            expect(key in json.loads(line), f"want “{key}”", line)
        expect("opensesame" not in self.plugin.log(), "want no environment values in the log", "opensesame")

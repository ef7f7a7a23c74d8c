"""The demo beside a Docker that is already there leaves it as it was.

The first Docker is guarded by a Bulkhead of its own and has default paths everywhere (/run/docker.sock,
/run/docker/plugins, /var/lib/docker, its containerd's socket), in a mount and a network namespace that stand for the
host. The demo runs in those same namespaces, so that only its own isolation keeps the two apart.
"""

import contextlib
import pathlib
import shutil
import sys
import tempfile
import time

from tests.e2e import private_docker
from tests.e2e.cases import expect
from tests.e2e.daemons import MACHINES, docker_program
from tests.e2e.namespaces import Namespaces, remove_cgroups
from tests.e2e.private_docker import IMAGE, PAGE, PAGE_TEXT, WEB_SERVER

HERE = pathlib.Path(__file__).resolve().parent


class Host:
    """Namespaces that stand for a host, with a Docker that was there first."""

    def __init__(self, program, policy):
        self.program = program
        self.policy = policy
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="bulkhead-host-"))
        self.namespaces = None

    def __enter__(self):
        self.namespaces = Namespaces(
            HERE / "isolation_host.sh", [self.dir, self.program, self.policy], self.dir / "log"
        )
        deadline = time.monotonic() + 60
        while not (self.dir / "ready").exists():
            if self.namespaces.ended() or time.monotonic() > deadline:
                log = (self.dir / "log").read_text(errors="replace")
                self.__exit__()
                raise RuntimeError("the first Docker did not start:\n" + log[-2000:])
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.namespaces.end()
        remove_cgroups(self.dir.name)
        shutil.rmtree(self.dir, ignore_errors=True)

    def run(self, *command):
        """A command as it would run on that host."""
        return self.namespaces.run(
            *command, environment={"HOME": str(self.dir), "PYTHONDONTWRITEBYTECODE": "1"}, timeout=300
        )

    def docker(self, *arguments):
        return self.run(docker_program(), *arguments)

    def state(self):
        """What the demo must not change."""
        return {
            "NAT rules": without_counters(self.run("iptables-save", "-t", "nat").stdout),
            "filter rules": without_counters(self.run("iptables-save", "-t", "filter").stdout),
            "links and addresses": self.run("ip", "-o", "-4", "address").stdout,
            "containers": self.docker(
                "ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}} {{.Ports}}"
            ).stdout,
            "images": self.docker("images", "-a", "--no-trunc", "-q").stdout,
            "networks": self.docker("network", "ls", "--no-trunc", "-q").stdout,
            "plugin sockets": self.run(
                "find", "/run/docker/plugins", "-mindepth", "1", "-printf", "%p %i %m %T@\n"
            ).stdout,
            "processes of the first Docker": self.run("pgrep", "-a", "-x", "dockerd|containerd|sleep").stdout,
            "mounts": self.run("cat", "/proc/1/mounts").stdout,
        }


def without_counters(rules):
    return "\n".join(line.partition(" [")[0] for line in rules.splitlines() if not line.startswith("#"))


class Isolation(contextlib.ExitStack):
    daemon = MACHINES
    title = "The demo beside a Docker that is already there"

    def __init__(self, program, policy):
        super().__init__()
        self.policy = policy
        self.program = pathlib.Path(program).resolve()
        self.before = self.after = None
        self.demo = None

    def __enter__(self):
        super().__enter__()
        self.host = self.enter_context(Host(self.program, self.policy))
        (self.host.dir / "image.tar").write_bytes(private_docker.busybox_tar())
        done = self.host.docker("import", str(self.host.dir / "image.tar"), IMAGE)
        expect(done.returncode == 0, "want an image in the first Docker", done)
        return self

    def cases(self):
        kinds = [
            "NAT rules",
            "filter rules",
            "links and addresses",
            "containers",
            "images",
            "networks",
            "plugin sockets",
            "processes of the first Docker",
            "mounts",
        ]
        return (
            [("the demo passes there", self.run_demo)]
            + [(f"{kind}: the same before and after", lambda kind=kind: self.same(kind)) for kind in kinds]
            + [
                ("a demo that is interrupted (Ctrl-C) leaves nothing, and no traceback", self.interrupted),
                ("the first Docker's published port still answers", self.port_answers),
                ("the first Docker's own plugin still guards it", self.plugin_guards),
            ]
        )

    def run_demo(self):
        done = self.host.docker("run", "-d", "--name", "first", "-p", "8080:80", IMAGE, *WEB_SERVER)
        expect(done.returncode == 0, "want a container with a published port", done)
        self.before = self.host.state()
        expect("--dport 8080" in self.before["NAT rules"], "want the port's rule", self.before["NAT rules"])
        self.demo = self.host.run(sys.executable, "-m", "demo", self.program)
        self.after = self.host.state()
        expect(
            self.demo.returncode == 0
            and "The demo went as it should" in self.demo.stdout
            and "NO DOCKER DAEMON" not in self.demo.stdout,
            "want a demo that passes",
            self.demo.stdout + self.demo.stderr,
        )

    def interrupted(self):
        expect(self.after, "want the demo to have run")
        done = self.host.run("timeout", "-s", "INT", "8", sys.executable, "-m", "demo", self.program)
        said = done.stdout + done.stderr
        expect("The demo was interrupted." in said and "Traceback" not in said, "want a sentence", said[-2000:])
        left = self.host.run("pgrep", "-a", "-f", "/bulkhead-demo-").stdout
        expect(left == "", "want no process of the demo", left)
        expect(self.host.state() == self.after, "want the state before", self.host.state())

    def same(self, kind):
        expect(self.before and self.after, "want the demo to have run")
        expect(
            self.before[kind] != "" and self.before[kind] == self.after[kind],
            "want no change",
            f"before:\n{self.before[kind]}\nafter:\n{self.after[kind]}",
        )

    def port_answers(self):
        address = self.host.run(
            "sh", "-c", "ip -o -4 address show docker0 | sed 's/.*inet \\([0-9.]*\\).*/\\1/'"
        ).stdout.strip()
        done = self.host.run("curl", "-sS", "--max-time", "5", f"http://{address}:8080/{PAGE}")
        expect(done.stdout == PAGE_TEXT, "want the container's page", done)

    def plugin_guards(self):
        done = self.host.docker("run", "--rm", "--privileged", IMAGE, "true")
        expect(
            done.returncode == 125 and "denied by plugin first:" in done.stderr, "want a refusal by its plugin", done
        )

"""Docker's own clients, and those that people use beside them, in front of a guarded daemon: ordinary work is not in
the way. Each client's requests are recorded; tests/samples/clients holds what they once sent.
"""

import pathlib
import subprocess

from tests.e2e import recorder
from tests.e2e.cases import GuardedDocker, Skipped, expect
from tests.e2e.cli_session import commands, github_runner_commands
from tests.e2e.daemons import INSTALLED, MACHINES, docker_program
from tests.e2e.ordinary import ALLOW_ALL
from tests.e2e.plugin import UNPROTECTED
from tests.e2e.private_docker import IMAGE

SCRIPTS = pathlib.Path(__file__).resolve().parent / "clients"
NEWER_CLIENT = INSTALLED / "docker/docker"
COMPOSE = INSTALLED / "compose/docker-compose"
PACKAGES = INSTALLED / "python"


class Clients(GuardedDocker):
    def __init__(self, setting, name="clients", policy=None, title="Ordinary work by many clients"):
        if policy is None:
            policy = setting.directory / f"clients_{setting.daemon.name}.rego"
            policy.write_text(ALLOW_ALL)
        super().__init__(setting, name, policy, title, *UNPROTECTED)
        self.recorders = {}

    def cases(self):
        wanted = [
            ("docker's command line, as installed", "docker-cli-20.10", docker_program(), self.command_line),
            ("docker's command line, newer", "docker-cli-28", NEWER_CLIENT, self.newer_command_line),
            ("GitHub's runner: its docker lines", "github-runner", docker_program(), self.github_runner),
            ("docker compose: up, ps, exec, logs, down", "docker-compose", COMPOSE, self.compose),
            ("the Python SDK", "python-sdk", PACKAGES / "docker", self.python_sdk),
            ("Testcontainers for Python", "testcontainers-python", PACKAGES / "testcontainers", self.testcontainers),
        ]
        return [
            (name, lambda key=key, path=path, run=run: self.recorded(key, path, run)) for name, key, path, run in wanted
        ]

    def recorded(self, key, path, run):
        if not pathlib.Path(path).exists():
            raise Skipped(f"{path} is not installed (./run daemons installs it where it can be had)")
        socket = self.docker.dir / f"{key}.sock"
        self.recorders[key] = recorder.Recorder(socket, self.docker.socket)
        try:
            with self.recorders[key]:
                run({**self.docker.client_environment(), "DOCKER_HOST": f"unix://{socket}"})
        finally:
            self.docker.sweep()
        return f"{len(self.recorders[key].requests)} requests"

    def ok(self, arguments, environment, stdin=b""):
        done = subprocess.run(
            [str(word) for word in arguments], input=stdin, capture_output=True, timeout=120, env=environment
        )
        said = (done.stdout + done.stderr).decode(errors="replace")
        expect(done.returncode == 0, f"want status 0 of {arguments}", f"{done.returncode} {said[-600:]}")
        expect("authorization denied" not in said, "want no refusal", said[-600:])
        return said

    def command_line(self, environment):
        for arguments, stdin in commands(is_newer=False):
            self.ok([docker_program(), *arguments], environment, stdin)

    def newer_command_line(self, environment):
        if self.daemon is MACHINES:
            environment["DOCKER_API_VERSION"] = "1.41"
        for arguments, stdin in commands(is_newer=self.daemon is not MACHINES):
            self.ok([NEWER_CLIENT, *arguments], environment, stdin)

    def github_runner(self, environment):
        for arguments in github_runner_commands():
            self.ok([docker_program(), *arguments], environment)

    def compose(self, environment):
        project = [COMPOSE, "--project-name", "shop", "--file", SCRIPTS / "compose.yaml"]
        environment["IMAGE"] = IMAGE
        try:
            self.ok([*project, "up", "--detach", "--pull", "never"], environment)
            self.ok([*project, "ps", "--all"], environment)
            expect("page" in self.ok([*project, "exec", "-T", "web", "ls", "/www"], environment), "want a file's name")
            self.ok([*project, "logs"], environment)
            self.ok([*project, "restart", "--timeout", "0", "web"], environment)
            self.ok([*project, "run", "--rm", "-T", "web", "true"], environment)
        finally:
            self.ok([*project, "down", "--timeout", "0", "--volumes"], environment)

    def script(self, name, environment):
        self.ok(["/usr/bin/python3", "-B", SCRIPTS / name, IMAGE], {**environment, "PYTHONPATH": str(PACKAGES)})

    def python_sdk(self, environment):
        self.script("python_sdk.py", environment)

    def testcontainers(self, environment):
        self.script("with_testcontainers.py", {**environment, "TESTCONTAINERS_RYUK_DISABLED": "true"})

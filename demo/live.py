"""The demo's steps on a real Docker daemon."""

import json
import os
import pathlib

from tests.e2e.daemons import MACHINES, docker_program
from tests.e2e.plugin import Plugin
from tests.e2e.private_docker import IMAGE
from tests.e2e.tls_docker import ADDRESS, PORT, TlsDocker

# What `docker run --privileged` sends, with keys spelt as Docker's documentation never does and the daemon accepts.
LOWER_CASE_REQUEST = {"image": IMAGE, "cmd": ["true"], "hostconfig": {"privileged": True}}
# Two people whom the daemon knows by their certificates.
USERS = {
    "ci-runner": ("/CN=ci-runner", "extendedKeyUsage=clientAuth"),
    "ops": ("/CN=ops", "extendedKeyUsage=clientAuth"),
}


def tell(narrator, program, configuration, directory):
    plugin = Plugin(program, f"bulkhead-demo-{os.getpid()}", configuration, directory)
    narrator.step("Start Bulkhead, then a private Docker daemon that asks it before every call")
    docker = TlsDocker(plugin.name, "demo", MACHINES, USERS)
    plugin.docker_socket = docker.socket
    narrator.shortened = [(str(docker.dir), "$DIR"), (docker_program(), "docker"), (str(program), "bulkhead")]
    narrator.show([*plugin.command, "--docker-socket", docker.socket])
    with plugin, docker:
        narrator.environment = docker.client_environment()
        narrator.run(["cat", docker.dir / "daemon.json"])
        narrator.show(
            ["dockerd", "--config-file", docker.dir / "daemon.json", "--host", f"unix://{docker.socket}", "…"]
        )
        narrator.say(
            f"       (DIR={docker.dir}; the daemon has network, mounts, processes, containerd and data of its "
            "own: a Docker that is already there does not notice it)"
        )
        docker.import_busybox()
        _ordinary(narrator, docker, "An ordinary container runs")
        _privileged(narrator, docker)
        _lower_case(narrator, docker)
        _roles(narrator, docker)
        _log(narrator, plugin)
        _killed(narrator, docker, plugin)
        narrator.step("Bulkhead comes back, and work goes on")
        narrator.show(plugin.command)
        plugin.start()
        _run_ordinary(narrator, docker)
        narrator.step("Clean up: plugin, daemon, containers, networks and files")
        left_over = [docker.dir, plugin.socket]
    narrator.expect("nothing is left behind", not any(path.exists() for path in map(pathlib.Path, left_over)))


def _ordinary(narrator, docker, title):
    narrator.step(title)
    _run_ordinary(narrator, docker)


def _run_ordinary(narrator, docker):
    done = narrator.run([docker_program(), "run", "--rm", IMAGE, "echo", "hello from a container"])
    narrator.expect("it ran", done.returncode == 0 and "hello from a container" in done.stdout)


def _privileged(narrator, docker):
    narrator.step("A privileged container is refused, with the reason")
    done = narrator.run([docker_program(), "run", "--rm", "--privileged", IMAGE, "true"])
    words = done.stdout.partition("authorization denied by plugin")[2]
    narrator.expect(
        "docker says that the plugin refused it (exit code 125), why, and whom to ask",
        done.returncode == 125 and "rivileged" in words and "#platform" in words,
    )
    narrator.expect("no container was created", docker.containers() == [])


def _lower_case(narrator, docker):
    narrator.step("The same request with lower-case JSON keys, which the daemon reads alike and other plugins let pass")
    done = narrator.run(
        _curl(
            docker,
            10,
            "-X",
            "POST",
            "-H",
            "Content-Type: application/json",
            "-d",
            json.dumps(LOWER_CASE_REQUEST),
            "http://docker/v1.41/containers/create",
        )
    )
    narrator.expect("refused as well", "authorization denied by plugin" in done.stdout and "HTTP 403" in done.stdout)
    narrator.expect("no container was created", docker.containers() == [])


def _roles(narrator, docker):
    narrator.step("Two users with certificates: the CI runner may have NET_ADMIN, operations a privileged container")
    net_admin = ["run", "--rm", "--cap-add", "NET_ADMIN", IMAGE, "ip", "link", "set", "lo", "mtu", "1400"]
    privileged = ["create", "--privileged", IMAGE, "true"]
    for user, arguments, is_allowed in (
        ("ci-runner", net_admin, True),
        ("ci-runner", privileged, False),
        ("ops", privileged, True),
    ):
        done = docker.docker_as(user, *arguments)
        narrator.ran([f"docker --tls… --tlscert {user}.pem -H tcp://{ADDRESS}:{PORT}", *arguments], done)
        refused = done.returncode != 0 and "authorization denied by plugin" in done.stderr
        narrator.expect("allowed" if is_allowed else "refused", done.returncode == 0 if is_allowed else refused)
    narrator.expect("operations have their container", len(docker.containers()) == 1)


def _log(narrator, plugin):
    narrator.step("What Bulkhead logged of its refusals")
    refusals = plugin.await_log('"decision":"deny"', "/containers/create", count=3)
    narrator.quote("\n".join(refusals))
    narrator.expect("all three are there", all("rivileged" in line for line in refusals))


def _killed(narrator, docker, plugin):
    narrator.step(
        "Bulkhead is killed: the daemon tries to reach it for 15 s, and then refuses; nothing passes meanwhile"
    )
    narrator.show(["kill", "-KILL", plugin.process.pid])
    plugin.kill()
    done = narrator.run(_curl(docker, 20, "http://docker/v1.41/containers/json"))
    narrator.expect("not even a list of containers is given out", done.returncode == 28 or "HTTP 500" in done.stdout)


def _curl(docker, seconds_max, *arguments):
    return [
        "curl",
        "--silent",
        "--show-error",
        "--max-time",
        seconds_max,
        "--unix-socket",
        docker.socket,
        "--write-out",
        "HTTP %{http_code}\\n",
        *arguments,
    ]

"""The demo's steps on a real Docker daemon."""

import json
import os
import pathlib

from tests.e2e.daemons import docker_program
from tests.e2e.plugin import Plugin
from tests.e2e.private_docker import IMAGE, PrivateDocker

# What `docker run --privileged` sends, with keys spelt as Docker's documentation never does and the daemon accepts.
LOWER_CASE_REQUEST = {"image": IMAGE, "cmd": ["true"], "hostconfig": {"privileged": True}}


def tell(narrator, program, policy, directory):
    plugin = Plugin(program, f"bulkhead-demo-{os.getpid()}", policy, directory)
    narrator.step("Start Bulkhead, then a private Docker daemon that asks it before every call")
    narrator.show(plugin.command)
    with plugin, PrivateDocker(plugin.name, label="demo") as docker:
        narrator.environment = docker.client_environment()
        narrator.shortened = [(str(docker.dir), "$DIR"), (docker_program(), "docker")]
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
    narrator.expect(
        "docker says that the plugin refused it (exit code 125) and why",
        done.returncode == 125
        and "authorization denied by plugin" in done.stdout
        and "rivileged" in done.stdout.partition("authorization denied by plugin")[2],
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


def _log(narrator, plugin):
    narrator.step("What Bulkhead logged of its refusals")
    refusals = plugin.await_log('"decision":"deny"', "/containers/create", count=2)
    narrator.quote("\n".join(refusals))
    narrator.expect("both refusals are there", all("rivileged" in line for line in refusals))


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

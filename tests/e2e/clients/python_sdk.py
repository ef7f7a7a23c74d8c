"""Ordinary work with Docker's Python SDK. Usage: python_sdk.py IMAGE, with DOCKER_HOST set."""

import io
import sys
import tarfile

import docker


def tar():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("file")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"text"))
    return out.getvalue()


def main(image):
    client = docker.from_env()
    client.ping(), client.version(), client.info(), client.df()
    assert client.containers.run(image, "echo hello", remove=True) == b"hello\n"
    network = client.networks.create("lan", driver="bridge", labels={"a": "b"}, check_duplicate=True)
    volume = client.volumes.create("shelf", labels={"a": "b"})
    container = client.containers.run(
        image,
        ["sleep", "3000"],
        detach=True,
        name="worker",
        environment={"A": "b"},
        labels={"a": "b"},
        volumes={"shelf": {"bind": "/shelf", "mode": "rw"}, "/tmp": {"bind": "/host", "mode": "ro"}},
        mounts=[docker.types.Mount("/m", "shelf", read_only=True)],
        ports={"80/tcp": ("127.0.0.1", None), "81/udp": None},
        network="lan",
        mem_limit="64m",
        nano_cpus=500_000_000,
        pids_limit=100,
        cap_drop=["ALL"],
        cap_add=["NET_BIND_SERVICE"],
        security_opt=["no-new-privileges"],
        restart_policy={"Name": "on-failure", "MaximumRetryCount": 3},
        # A check that runs while the container is paused hangs in runc for ever.
        healthcheck={"test": ["CMD", "true"], "interval": 600_000_000_000},
        ulimits=[docker.types.Ulimit(name="nofile", soft=1024, hard=2048)],
        log_config=docker.types.LogConfig(type="json-file", config={"max-size": "1m"}),
        tmpfs={"/t": "size=1m"},
        extra_hosts={"a": "10.0.0.1"},
        working_dir="/tmp",
        user="1000",
        read_only=True,
        init=True,
        tty=True,
        stdin_open=True,
    )
    assert container.exec_run(["echo", "x"], environment={"A": "b"}, workdir="/", user="0").exit_code == 0
    container.put_archive("/shelf", tar())
    list(container.get_archive("/shelf/file")[0])
    container.logs(tail=1), container.top(), container.stats(stream=False), container.diff()
    container.update(mem_limit="128m", memswap_limit="256m"), container.rename("renamed"), container.reload()
    container.pause(), container.unpause(), container.restart(timeout=0), container.stop(timeout=0)
    container.wait(), container.start(), container.kill()
    network.disconnect(container), network.connect(container, aliases=["other"])
    container.commit("made", "1", changes=["CMD true"], conf={"Labels": {"x": "y"}})
    client.images.get("made:1").tag("made", "2"), client.images.list(), client.images.get("made:1").history()
    client.images.remove("made:2"), client.images.remove("made:1")
    container.remove(force=True, v=True), network.remove(), volume.remove()
    client.containers.prune(), client.networks.prune(), client.volumes.prune(), client.images.prune()
    list(client.api.build(fileobj=io.BytesIO(f"FROM {image}\n".encode()), tag="built", rm=True))
    list(client.events(since=0, until=1))


main(sys.argv[1])

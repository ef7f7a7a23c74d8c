"""A Docker daemon of our own that a Docker which is already there cannot notice.

The daemon, its containerd and all containers live in new network, mount and pid namespaces: a second dockerd in the
host's network namespace would empty the first one's NAT rules, and without a containerd of its own it would join the
first one's. All state is in one temporary directory, and goes with it.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from tests.e2e import raw_http
from tests.e2e.daemons import MACHINES, docker_program
from tests.e2e.namespaces import Namespaces, remove_cgroups, search_path

HERE = pathlib.Path(__file__).resolve().parent
IMAGE = "busybox:bulkhead"
WEB_SERVER = ("httpd", "-f", "-p", "80", "-h", "/www")  # the command of a container that serves PAGE
PAGE = "page"
PAGE_TEXT = "a page\n"
START_SECONDS_MAX = 60
STOP_SECONDS_MAX = 20


class NoDaemon(Exception):
    """No Docker daemon can be started on this machine; the text says why in a sentence."""


def no_daemon_reason(daemon=MACHINES):
    """Why this daemon cannot run a container on this machine, or None. It is tried without the plugin, so that a
    fault of the plugin is never taken for one of the machine."""
    try:
        with PrivateDocker(label="probe", daemon=daemon) as docker:
            docker.import_busybox()
            done = docker.docker("run", "--rm", IMAGE, "true")
            return None if done.returncode == 0 else "a daemon runs, but no container: " + done.stderr.strip()[:300]
    except NoDaemon as error:
        return str(error)


class PrivateDocker:
    """Use it as a context manager: the daemon answers inside the block and is gone after it."""

    def __init__(self, plugin_name=None, label="docker", daemon=MACHINES):
        self.plugin_name = plugin_name
        self.daemon = daemon
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix=f"bulkhead-{label}-"))
        self.socket = self.dir / "docker.sock"
        self.namespaces = None

    def __enter__(self):
        reason = self.daemon.missing_reason()
        if reason is None:
            reason = self._start()
        if reason is not None:
            self.stop()
            raise NoDaemon(reason)
        return self

    def __exit__(self, *_):
        self.stop()

    def _start(self):
        self._write_configuration()
        self.namespaces = Namespaces(
            HERE / "private_docker_init.sh",
            [self.dir, self.plugin_name or "", *self._dockerd_arguments()],
            self.dir / "dockerd.log",
            self.daemon.path(),
        )
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.namespaces.ended():
                return "the daemon ended at once: " + self.last_log_line()
            if self._answers():
                return None
            time.sleep(0.05)
        return f"the daemon did not answer within {START_SECONDS_MAX} s: " + self.last_log_line()

    def _write_configuration(self):
        self.set_plugins([self.plugin_name] if self.plugin_name else [])
        (self.dir / "containerd.toml").write_text(
            f'version = 2\nroot = "{self.dir}/containerd"\nstate = "{self.dir}/containerd-state"\n'
            'disabled_plugins = ["io.containerd.grpc.v1.cri"]\n'
            f'[grpc]\naddress = "{self.dir}/containerd.sock"\n'
            f'[plugins."io.containerd.internal.v1.opt"]\npath = "{self.dir}/containerd-opt"\n'
        )

    def set_plugins(self, names):
        """What the daemon's configuration says; a running daemon reads it again when it is told to."""
        (self.dir / "daemon.json").write_text(json.dumps({"authorization-plugins": names}) + "\n")

    def _dockerd_arguments(self):
        return [
            "--host",
            f"unix://{self.socket}",
            "--containerd",
            f"{self.dir}/containerd.sock",
            "--config-file",
            f"{self.dir}/daemon.json",
            "--data-root",
            f"{self.dir}/data",
            "--exec-root",
            f"{self.dir}/exec",
            "--pidfile",
            f"{self.dir}/dockerd.pid",
            "--bridge",
            "bulkhead0",
            "--userland-proxy=false",
            "--exec-opt",
            "native.cgroupdriver=cgroupfs",
            "--cgroup-parent",
            f"/{self.dir.name}",
            "--shutdown-timeout",
            "1",
            "--add-runtime",
            f"capped={HERE}/oci_runtime.py",
        ]

    def _answers(self):
        try:
            return raw_http.request(self.socket, "GET", "/_ping", timeout=20).status == 200
        except OSError:
            return False

    def restart_daemon(self):
        """Another dockerd process on the same data; comes back when it answers."""
        before = self._daemon_pid()
        os.kill(self.namespaces.init_pid(), signal.SIGUSR1)
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self._daemon_pid() not in (None, before) and self._answers():
                return
            time.sleep(0.05)
        raise RuntimeError("the daemon did not come back: " + self.last_log_line())

    def _daemon_pid(self):
        try:
            return (self.dir / "dockerd.pid").read_text()
        except FileNotFoundError:
            return None

    def docker(self, *arguments, stdin=b"", timeout=60):
        """Runs the docker client against this daemon; gives back the CompletedProcess with text output."""
        # SIGKILL, not SIGTERM, ends it when time is out: the client passes SIGTERM on to a container that may ignore
        # it.
        done = subprocess.run(
            [docker_program(), *arguments],
            input=stdin,
            capture_output=True,
            timeout=timeout,
            env=self.client_environment(),
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        )

    def client_environment(self):
        return {
            "PATH": search_path(),
            "HOME": str(self.dir),
            "DOCKER_HOST": f"unix://{self.socket}",
            "DOCKER_BUILDKIT": "0",
        }

    def request(self, method, target, body=None, headers=(), timeout=30):
        """A raw HTTP request to the daemon's socket; `body` is bytes, or a value to be sent as JSON."""
        return raw_http.request(self.socket, method, target, body, headers, timeout)

    def import_busybox(self):
        """Makes IMAGE from Debian's static busybox: no registry is asked."""
        done = self.docker("import", "--change", 'CMD ["sh"]', "-", IMAGE, stdin=busybox_tar())
        if done.returncode != 0:
            raise RuntimeError(f"docker import: {done.stderr.strip()}")

    def sweep_all_but(self, name):
        """Removes all containers but one."""
        for item in json.loads(self.request("GET", "/containers/json?all=1").body):
            if f"/{name}" not in item["Names"]:
                self.request("DELETE", f"/containers/{item['Id']}?force=1&v=1")

    def sweep(self):
        """Removes all containers, networks of one's own, and volumes."""
        for item in json.loads(self.request("GET", "/containers/json?all=1").body):
            self.request("DELETE", f"/containers/{item['Id']}?force=1&v=1")
        self.request("POST", "/networks/prune")
        for volume in json.loads(self.request("GET", "/volumes").body)["Volumes"] or []:
            self.request("DELETE", f"/volumes/{volume['Name']}?force=1")

    def containers(self):
        """Every container's inspect document, by the raw API."""
        listed = json.loads(self.request("GET", "/containers/json?all=1").body)
        return [json.loads(self.request("GET", f"/containers/{item['Id']}/json").body) for item in listed]

    def last_log_line(self):
        lines = (self.dir / "dockerd.log").read_text(errors="replace").strip().splitlines()
        told = [line for line in lines if "level=fatal" in line or not line.startswith("time=")]
        return (told or lines or ["it wrote nothing"])[0 if told else -1][:300]

    def stop(self):
        if self.namespaces is not None:
            self.namespaces.end(STOP_SECONDS_MAX)
            self.namespaces = None
        remove_cgroups(self.dir.name)
        shutil.rmtree(self.dir, ignore_errors=True)


def busybox_tar():
    """A root file system of one program and its links, as the bytes of a tar."""
    program = shutil.which("busybox", path=search_path())
    if program is None:
        raise NoDaemon("busybox (package busybox-static) is not installed")
    with tempfile.TemporaryDirectory(prefix="bulkhead-image-") as temporary:
        root = pathlib.Path(temporary)
        for folder in ("bin", "etc", "www", "tmp", "proc", "sys", "dev"):
            (root / folder).mkdir()
        shutil.copy(program, root / "bin/busybox")
        for applet in subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split():
            if applet != "busybox":
                (root / "bin" / applet).symlink_to("busybox")
        (root / "etc/passwd").write_text("root:x:0:0:root:/:/bin/sh\n")
        (root / "www" / PAGE).write_text(PAGE_TEXT)
        return subprocess.run(["tar", "-C", temporary, "-c", "."], capture_output=True, check=True).stdout

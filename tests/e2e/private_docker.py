"""A Docker daemon of our own that a Docker which is already there cannot notice.

The daemon, its containerd and all containers live in new network, mount and pid namespaces: a second dockerd in the
host's network namespace would empty the first one's NAT rules, and without a containerd of its own it would join the
first one's. All state is in one temporary directory. When the first process of the pid namespace ends, for whatever
reason, the kernel ends everything in it; `--kill-child` and `--pdeathsig` tie that process to ours.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from tests.e2e import raw_http

HERE = pathlib.Path(__file__).resolve().parent
IMAGE = "busybox:bulkhead"
START_SECONDS_MAX = 60
STOP_SECONDS_MAX = 20
NEEDED_PROGRAMS = ("unshare", "setpriv", "ip", "iptables", "containerd", "dockerd", "runc")


class NoDaemon(Exception):
    """No Docker daemon can be started on this machine; the text says why in a sentence."""


def docker_program():
    """Debian's client where it is installed: another one in PATH may want a newer daemon."""
    return "/usr/bin/docker" if os.access("/usr/bin/docker", os.X_OK) else shutil.which("docker") or "docker"


def search_path():
    return os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"


def missing_reason():
    """Why there is no point in trying, or None."""
    if os.geteuid() != 0:
        return "starting a Docker daemon needs root"
    missing = [name for name in NEEDED_PROGRAMS if shutil.which(name, path=search_path()) is None]
    if missing:
        return "these programs are not installed: " + ", ".join(missing)
    return None


class PrivateDocker:
    """Use it as a context manager: the daemon answers inside the block and is gone after it."""

    def __init__(self, plugin_name=None, label="docker"):
        self.plugin_name = plugin_name
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix=f"bulkhead-{label}-"))
        self.socket = self.dir / "docker.sock"
        self.cgroup_parent = "/" + self.dir.name
        self.process = None

    def __enter__(self):
        reason = missing_reason()
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
        command = ["setpriv", "--pdeathsig", "KILL", "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child",
                   "--mount-proc", "--propagation", "private", "sh", str(HERE / "private_docker_init.sh"), str(self.dir)]
        with open(self.dir / "dockerd.log", "wb") as log:
            self.process = subprocess.Popen(command + self._dockerd_arguments(), stdout=log, stderr=log,
                                            stdin=subprocess.DEVNULL, env=dict(os.environ, PATH=search_path()))
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                return "the daemon ended at once: " + self.last_log_line()
            if self._answers():
                return None
            time.sleep(0.05)
        return f"the daemon did not answer within {START_SECONDS_MAX} s: " + self.last_log_line()

    def _write_configuration(self):
        (self.dir / "daemon.json").write_text("{}\n")
        (self.dir / "containerd.toml").write_text(
            f'version = 2\nroot = "{self.dir}/containerd"\nstate = "{self.dir}/containerd-state"\n'
            'disabled_plugins = ["io.containerd.grpc.v1.cri"]\n'
            f'[grpc]\naddress = "{self.dir}/containerd.sock"\n'
            f'[plugins."io.containerd.internal.v1.opt"]\npath = "{self.dir}/containerd-opt"\n')

    def _dockerd_arguments(self):
        arguments = ["--host", f"unix://{self.socket}", "--containerd", f"{self.dir}/containerd.sock",
                     "--config-file", f"{self.dir}/daemon.json", "--data-root", f"{self.dir}/data",
                     "--exec-root", f"{self.dir}/exec", "--pidfile", f"{self.dir}/dockerd.pid",
                     "--bridge", "bulkhead0", "--userland-proxy=false", "--exec-opt", "native.cgroupdriver=cgroupfs",
                     "--cgroup-parent", self.cgroup_parent, "--shutdown-timeout", "1",
                     "--add-runtime", f"capped={HERE}/oci_runtime.py"]
        if self.plugin_name:
            arguments += ["--authorization-plugin", self.plugin_name]
        return arguments

    def _answers(self):
        try:
            return raw_http.request(self.socket, "GET", "/_ping", timeout=20).status == 200
        except OSError:
            return False

    def docker(self, *arguments, stdin=b"", timeout=60):
        """Runs the docker client against this daemon; gives back the CompletedProcess with text output."""
        # SIGKILL, not SIGTERM, ends it when time is out: the client passes SIGTERM on to a container that may ignore it.
        done = subprocess.run([docker_program(), *arguments], input=stdin, capture_output=True, timeout=timeout,
                              env=self.client_environment())
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(errors="replace"),
                                           done.stderr.decode(errors="replace"))

    def client_environment(self):
        return {"PATH": search_path(), "HOME": str(self.dir), "DOCKER_HOST": f"unix://{self.socket}",
                "DOCKER_BUILDKIT": "0"}

    def request(self, method, target, body=None, headers=(), timeout=30):
        """A raw HTTP request to the daemon's socket; `body` is bytes, or a value to be sent as JSON."""
        return raw_http.request(self.socket, method, target, body, headers, timeout)

    def import_busybox(self):
        """Makes IMAGE from Debian's static busybox: no registry is asked."""
        done = self.docker("import", "--change", 'CMD ["sh"]', "-", IMAGE, stdin=busybox_tar())
        if done.returncode != 0:
            raise RuntimeError(f"docker import: {done.stderr.strip()}")

    def containers(self):
        """Every container's inspect document, by the raw API."""
        listed = json.loads(self.request("GET", "/containers/json?all=1").body)
        return [json.loads(self.request("GET", f"/containers/{item['Id']}/json").body) for item in listed]

    def init_pid(self):
        """The host's number of the first process in the namespaces, for nsenter."""
        pid = self.process.pid
        return int(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def last_log_line(self):
        lines = (self.dir / "dockerd.log").read_text(errors="replace").strip().splitlines()
        told = [line for line in lines if "level=fatal" in line or not line.startswith("time=")]
        return (told or lines or ["it wrote nothing"])[0 if told else -1][:300]

    def stop(self):
        if self.process is not None:
            self._end_process()
        self._remove_cgroups()
        shutil.rmtree(self.dir, ignore_errors=True)

    def _end_process(self):
        try:
            os.kill(self.init_pid(), signal.SIGTERM)
            self.process.wait(timeout=STOP_SECONDS_MAX)
        except (OSError, IndexError, subprocess.TimeoutExpired):
            self.process.kill()  # and with it, by --kill-child, everything in the namespaces
            self.process.wait()
        self.process = None

    def _remove_cgroups(self):
        for parent in pathlib.Path("/sys/fs/cgroup").glob("**" + self.cgroup_parent):
            for folder, _, _ in os.walk(parent, topdown=False):
                try:
                    os.rmdir(folder)
                except OSError as error:
                    print(f"left behind: {folder}: {error.strerror}", file=sys.stderr)


def busybox_tar():
    """A root file system of one program and its links, as the bytes of a tar."""
    program = shutil.which("busybox", path=search_path())
    if program is None:
        raise NoDaemon("busybox (package busybox-static) is not installed")
    with tempfile.TemporaryDirectory(prefix="bulkhead-image-") as temporary:
        root = pathlib.Path(temporary)
        for folder in ("bin", "etc", "tmp", "proc", "sys", "dev"):
            (root / folder).mkdir()
        shutil.copy(program, root / "bin/busybox")
        for applet in subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split():
            if applet != "busybox":
                (root / "bin" / applet).symlink_to("busybox")
        (root / "etc/passwd").write_text("root:x:0:0:root:/:/bin/sh\n")
        return subprocess.run(["tar", "-C", temporary, "-c", "."], capture_output=True, check=True).stdout

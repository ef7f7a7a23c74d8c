"""`bulkhead serve` as a process under test: started, killed, stopped, asked directly, its log read."""

import os
import pathlib
import signal
import subprocess
import time

from tests.e2e import raw_http

START_SECONDS_MAX = 20
UNPROTECTED = ("--unprotected", "/")  # for tests whose subject is what a policy sees


def policy_options(policy):
    return ["--config" if str(policy).endswith(".yaml") else "-policy-file", str(policy)]


class Plugin:
    """Use it as a context manager. `name` must be unique on the machine: it names the socket, lock and log. `policy` is
    a Rego file that decides alone, or a configuration in YAML."""

    def __init__(self, program, name, policy, directory, *options, socket=None):
        self.name = name
        self.command = [str(program), "serve", "-plugin-name", name, *policy_options(policy), *options]
        self.socket = pathlib.Path(socket or f"/run/docker/plugins/{name}.sock")
        if socket:
            self.command += ["--socket", str(socket)]
        self.log_path = pathlib.Path(directory) / f"{name}.log"
        self.docker_socket = None  # of the daemon that it may ask; None: the host's
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        if self.socket.parent == pathlib.Path("/run/docker/plugins"):
            self.socket.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        where = ["--docker-socket", str(self.docker_socket)] if self.docker_socket else []
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(self.command + where, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self.is_active():
            if self.process.poll() is not None:
                raise RuntimeError(
                    f"{' '.join(self.command)} ended with status {self.process.returncode}:\n{self.log()}"
                )
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.socket} does not answer; the log:\n{self.log()}")
            time.sleep(0.02)

    def is_active(self):
        try:
            return "authz" in self.call("/Plugin.Activate", b"").body
        except OSError:
            return False

    def call(self, target, body, timeout=20):
        """A plugin message as the daemon sends it; `body` is bytes, or a value to be sent as JSON."""
        accept = [("Accept", "application/vnd.docker.plugins.v1.2+json")]
        return raw_http.request(self.socket, "POST", target, body, accept, timeout)

    def signal(self, number):
        os.kill(self.process.pid, number)

    def freeze(self):
        """Stops it where it stands, all threads, until SIGCONT."""
        self.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)

    def kill(self):
        """As a crash would end it: the socket file stays behind."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return self._remove_socket()
        self.signal(signal.SIGCONT)
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError("the plugin did not end within 10 s of SIGTERM") from None
        finally:
            self._remove_socket()

    def _remove_socket(self):
        """What a killed plugin leaves: its socket, and the lock beside it."""
        for path in self.socket.parent.glob(f"{self.socket.stem}.*"):
            path.unlink(missing_ok=True)
        for path in self.socket.parent.glob(f".{self.socket.stem}.*"):
            path.unlink(missing_ok=True)

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def await_log(self, *words, since=0, count=1, seconds=10):
        """Waits until `count` lines written after offset `since` hold all `words`; gives them. Lines come a moment
        after the answers that they are about."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            lines = [line for line in self.log()[since:].splitlines() if all(word in line for word in words)]
            if len(lines) >= count:
                return lines
            time.sleep(0.02)
        raise AssertionError(
            f"{count} log lines with {words} did not come in {seconds} s; it has:\n{self.log()[since:]}"
        )

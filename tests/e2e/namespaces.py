"""Network, mount and pid namespaces of their own, with a script as their first process.

When that process ends, for whatever reason, the kernel ends everything in the pid namespace; `--kill-child` and
`--pdeathsig` tie it to the life of ours.
"""

import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time

EMPTY_SECONDS_MAX = 2  # how long the processes of a control group may take to die


def search_path():
    return os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"


class Namespaces:
    def __init__(self, script, arguments, log_path, path=None):
        """`path`: the script's PATH, where it is not search_path()."""
        command = [
            "setpriv",
            "--pdeathsig",
            "KILL",
            "unshare",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "--propagation",
            "private",
            "sh",
            script,
            *arguments,
        ]
        with open(log_path, "wb") as log:
            self.process = subprocess.Popen(
                [str(word) for word in command],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env=dict(os.environ, PATH=path or search_path()),
            )

    def ended(self):
        return self.process.poll() is not None

    def init_pid(self):
        """The first process's number outside."""
        pid = self.process.pid
        return int(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def run(self, *command, environment=None, timeout=60):
        """Runs a command in the namespaces; gives back the CompletedProcess with text output."""
        enter = ["nsenter", "-t", str(self.init_pid()), "-n", "-m", "-p", "-w" + os.getcwd()]
        return subprocess.run(
            enter + [str(word) for word in command],
            text=True,
            capture_output=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            env={"PATH": search_path(), **(environment or {})},
        )

    def end(self, seconds_max=0):
        """SIGTERM to the first process where there is time for it, then SIGKILL. Nothing is alive afterwards."""
        for number in ([signal.SIGTERM] if seconds_max else []) + [signal.SIGKILL]:
            if self.ended():
                return
            try:
                os.kill(self.init_pid(), number)
                self.process.wait(timeout=seconds_max if number == signal.SIGTERM else 60)
            except (OSError, IndexError, subprocess.TimeoutExpired):
                continue
        if not self.ended():
            self.process.kill()
            self.process.wait()


def remove_cgroups(name):
    """The control groups that a daemon's containers leave under --cgroup-parent /`name`. What is still frozen cannot
    die: it is thawed first."""
    parents = list(pathlib.Path("/sys/fs/cgroup").glob("**/" + name))
    for state in (state for parent in parents for state in parent.glob("*/freezer.state")):
        with contextlib.suppress(OSError):
            state.write_text("THAWED")
    for parent in parents:
        for folder, _, _ in os.walk(parent, topdown=False):
            _remove_when_empty(folder)


def _remove_when_empty(folder):
    deadline = time.monotonic() + EMPTY_SECONDS_MAX
    while True:
        try:
            return os.rmdir(folder)
        except OSError as error:
            if time.monotonic() > deadline:
                return print(f"left behind: {folder}: {error.strerror}", file=sys.stderr)
            time.sleep(0.05)

"""Which Docker daemons the tests run: the one that the machine has (Debian's), and the newest, which `./run daemons`
builds. They decode requests differently, so what is promised is tested on both."""

import os
import pathlib
import shutil
from dataclasses import dataclass

from tests.e2e.namespaces import search_path

INSTALLED = pathlib.Path(__file__).resolve().parents[2] / "build/daemons"


@dataclass(frozen=True)
class Daemon:
    name: str  # short, fit for a file name
    title: str  # as a test's output says it
    programs: pathlib.Path | None = None  # a folder of dockerd, docker-proxy and runc; None: those in PATH
    reading: str = "20.10.24"  # what `bulkhead normalize --daemon` calls it
    answers_grpc: bool = False  # on its socket, without asking a plugin
    api_versions: tuple = ("1.24", "1.25", "1.30", "1.39", "1.40", "1.41")  # some that it knows

    def path(self):
        """PATH for the daemon and what it starts."""
        return f"{self.programs}:{search_path()}" if self.programs else search_path()

    def knows(self, power):
        return self is NEWEST or not power.newest_only

    def missing_reason(self):
        """Why there is no point in trying to start it, or None."""
        if os.geteuid() != 0:
            return "starting a Docker daemon needs root"
        if self.programs and not (self.programs / "dockerd").exists():
            return f"{self.title} is not installed (./run daemons builds it where a Go toolchain can be had)"
        missing = [name for name in NEEDED_PROGRAMS if shutil.which(name, path=self.path()) is None]
        return "these programs are not installed: " + ", ".join(missing) if missing else None


NEEDED_PROGRAMS = ("unshare", "setpriv", "ip", "iptables", "containerd", "dockerd", "runc")
MACHINES = Daemon("machine", "the machine's Docker daemon")
NEWEST = Daemon(
    "newest",
    "the newest Docker daemon",
    INSTALLED / "newest",
    reading="newest",
    answers_grpc=True,
    api_versions=("1.40", "1.41", "1.44", "1.56"),
)
ALL = (MACHINES, NEWEST)


def docker_program():
    """Debian's client where it is installed: another one in PATH may want a newer daemon."""
    return "/usr/bin/docker" if os.access("/usr/bin/docker", os.X_OK) else shutil.which("docker") or "docker"

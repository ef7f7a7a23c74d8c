"""Docker's own clients, as far as this machine has them or Go can build them."""

import os
import pathlib
import re
import shutil
import subprocess

VERSION = "28.5.2"
MODULE = f"github.com/docker/cli@v{VERSION}+incompatible"
BUILT = pathlib.Path("build/cli_line/docker-28")
APIS = {"20.10": ["1.41"], "28": ["1.51", "1.41"]}
PREFIXES = {"20.10": "20.10.", "28": "28.5."}  # earlier 28 differ in small things


class Client:
    """One program; `reader` is the release that our reader is asked to be."""

    def __init__(self, path, reader, version):
        self.path = str(path)
        self.reader = reader
        self.version = version


def version_of(path):
    try:
        text = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"Docker version ([0-9.]+)", text)
    return found and found.group(1)


def candidates():
    yield BUILT.absolute()
    for folder in os.get_exec_path() + ["/usr/bin", "/usr/local/bin"]:
        yield pathlib.Path(folder) / "docker"


def find():
    """At most one client for each release."""
    found = {}
    for path in dict.fromkeys(candidates()):
        version = version_of(path) if os.access(path, os.X_OK) else None
        reader = next((each for each in APIS if version and version.startswith(PREFIXES[each])), None)
        if reader and reader not in found:
            found[reader] = Client(path, reader, version)
    return list(found.values())


def build():
    """Builds the newest client that is read, once, from the Go module proxy. What went wrong, or None."""
    if BUILT.exists():
        return None
    if not shutil.which("go"):
        return "there is no Go"
    work = BUILT.parent / "source"
    shutil.rmtree(work, ignore_errors=True)
    environment = dict(os.environ, GOFLAGS="-mod=mod", CGO_ENABLED="0", GOWORK="off")
    try:
        listing = subprocess.run(["go", "mod", "download", "-json", MODULE], capture_output=True, text=True, cwd="/",
                                 env=environment, timeout=600, check=True).stdout
        folder = re.search(r'"Dir": "(.*)"', listing).group(1)
        shutil.copytree(folder, work)
        subprocess.run(["chmod", "-R", "u+w", work], check=True)
        for name in ("mod", "sum"):
            shutil.copy(work / f"vendor.{name}", work / f"go.{name}")
        named = f"-X github.com/docker/cli/cli/version.Version={VERSION}"
        command = ["go", "build", "-ldflags", named, "-o", "docker-28", "./cmd/docker"]
        subprocess.run(command, cwd=work, env=environment, timeout=480, capture_output=True, check=True)
        os.replace(work / "docker-28", BUILT)
    except (OSError, subprocess.SubprocessError, AttributeError) as error:
        return f"{MODULE} cannot be built: {error}"
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return None

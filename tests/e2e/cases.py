"""The little that a case needs: a name, a function, a table at the end.

A group is a context manager with a `title` and `cases()`, a list of (name, function). Entering it sets up what its
cases share; leaving it takes that down. A function raises to fail, and Skipped where something is not to be had. A
group with a `daemon` that cannot be started has all its cases skipped, by name.
"""

import contextlib
import os
import pathlib
import time
import traceback
from dataclasses import dataclass

from tests.e2e.daemons import Daemon
from tests.e2e.plugin import Plugin
from tests.e2e.private_docker import PrivateDocker


@dataclass(frozen=True)
class Setting:
    """What groups are made for: a built bulkhead, a folder for what they write, and a Docker daemon."""

    program: str
    directory: pathlib.Path
    daemon: Daemon


class Skipped(Exception):
    """What a case needs is not on this machine; the text says what."""


class Outcome:
    def __init__(self):
        self.passed, self.failed, self.skipped = [], [], []


class GuardedDocker(contextlib.ExitStack):
    """What most groups share: a plugin that runs `policy` and a private daemon that asks it, with an image. `name`
    tells the plugins of one setting apart, `title` the groups."""

    needs_image = True

    def __init__(self, setting, name, policy, title, *options):
        super().__init__()
        self.daemon = setting.daemon
        self.title = f"{title}, {self.daemon.title}"
        plugin_name = f"bulkhead-e2e-{name}-{self.daemon.name}-{os.getpid()}"
        self.plugin = Plugin(setting.program, plugin_name, policy, setting.directory, *options)
        self.docker = None

    def __enter__(self):
        super().__enter__()
        with contextlib.ExitStack() as undo:  # a failure in here takes down what came before it
            docker = self.new_docker()
            self.plugin.docker_socket = docker.socket
            undo.callback(docker.stop)
            undo.enter_context(self.plugin)
            self.docker = undo.enter_context(docker)
            if self.needs_image:
                self.docker.import_busybox()
            self.push(undo.pop_all())
        return self


    def new_docker(self):
        return PrivateDocker(self.plugin.name, "e2e", self.daemon)


class TwoDockers(GuardedDocker):
    """Beside the guarded daemon an open one of the same kind, to see what a request does when nobody stands in its
    way."""

    open = None

    def __enter__(self):
        super().__enter__()
        self.open = PrivateDocker(None, "e2e-open", self.daemon)
        self.open.__enter__()  # it cleans up after itself where it fails
        self.push(self.open)
        self.open.import_busybox()
        return self


def run_group(group, outcome, no_daemon_reason):
    """Gives what happened as text; nothing is printed, so that groups can run beside each other."""
    told = [f"\n{group.title}"]
    cases = group.cases()
    if no_daemon_reason:
        told += [f"  skipped  {name}: {no_daemon_reason}" for name, _ in cases]
        outcome.skipped += [f"{group.title}: {name}" for name, _ in cases]
        return "\n".join(told)
    done = 0
    try:
        with group:
            for name, function in cases:
                told.append(_run_case(group.title, name, function, outcome))
                done += 1
    except Exception as error:
        told.append(f"  FAILED   set-up or teardown\n{_indented(_told(error))}")
        outcome.failed += [f"{group.title}: {name} (not run)" for name, _ in cases[done:]] or [
            f"{group.title}: teardown"
        ]
    return "\n".join(told)


def _run_case(title, name, function, outcome):
    """A case may return words, which are shown below its name."""
    began = time.monotonic()
    try:
        words = function()
    except Skipped as reason:
        outcome.skipped.append(f"{title}: {name}")
        return f"  skipped  {name}: {reason}"
    except Exception as error:
        outcome.failed.append(f"{title}: {name}")
        return f"  FAILED   {name}\n{_indented(_told(error))}"
    outcome.passed.append(f"{title}: {name}")
    return f"  passed   {name} ({time.monotonic() - began:.1f} s)" + (f"\n{_indented(words)}" if words else "")


def print_summary(outcome):
    for kind, names in (("Failed", outcome.failed), ("Skipped", outcome.skipped)):
        if names:
            print(f"\n{kind}:")
            for name in names:
                print(f"  {name}")
    print(f"\n{len(outcome.passed)} passed, {len(outcome.failed)} failed, {len(outcome.skipped)} skipped", flush=True)


def expect(holds, what, got=""):
    if not holds:
        raise AssertionError(f"{what}; got: {got}")


def expect_refused(answer, *words):
    expect(
        answer.status == 403 and "authorization denied by plugin" in answer.message(),
        "want 403 from the plugin",
        f"{answer.status} {answer.body[:300]}",
    )
    reason = answer.message().partition("authorization denied by plugin")[2].partition(": ")[2]
    expect(reason.strip() != "", "want a reason", answer.message())
    for word in words:
        expect(word in reason, f"want “{word}” in the reason", reason)


def _told(error):
    """A failed expectation by its place and words, anything else with its whole trace."""
    if not isinstance(error, AssertionError):
        return "".join(traceback.format_exception(error))
    place = traceback.extract_tb(error.__traceback__)[-2]
    return f"{place.filename}:{place.lineno}: {error}"


def _indented(text):
    return "\n".join("           " + line for line in text.rstrip().splitlines())

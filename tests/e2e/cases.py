"""The little that a case needs: a name, a function, a table at the end.

A group is a context manager with a `title` and `cases()`, a list of (name, function). Entering it sets up what its
cases share; leaving it takes that down. A function raises to fail. NoDaemon out of entering skips all its cases, by
name.
"""

import contextlib
import time
import traceback

from tests.e2e.plugin import Plugin
from tests.e2e.private_docker import PrivateDocker


class Outcome:
    def __init__(self):
        self.passed, self.failed, self.skipped = [], [], []


class GuardedDocker(contextlib.ExitStack):
    """What most groups share: a plugin that runs `policy` and a private daemon that asks it, with an image."""

    needs_daemon = True

    def __init__(self, program, name, policy, directory):
        super().__init__()
        self.plugin = Plugin(program, name, policy, directory)
        self.docker = None

    def __enter__(self):
        super().__enter__()
        with contextlib.ExitStack() as undo:  # a failure in here takes down what came before it
            undo.enter_context(self.plugin)
            self.docker = undo.enter_context(PrivateDocker(self.plugin.name, "e2e"))
            self.docker.import_busybox()
            self.push(undo.pop_all())
        return self


def run_group(group, outcome, no_daemon_reason):
    print(f"\n{group.title}", flush=True)
    cases = group.cases()
    if group.needs_daemon and no_daemon_reason:
        for name, _ in cases:
            print(f"  skipped  {name}: {no_daemon_reason}", flush=True)
            outcome.skipped.append(f"{group.title}: {name}")
        return
    done = 0
    try:
        with group:
            for name, function in cases:
                _run_case(f"{group.title}: {name}", function, outcome)
                done += 1
    except Exception as error:
        print(f"  FAILED   set-up or teardown\n{_indented(_told(error))}", flush=True)
        outcome.failed += [f"{group.title}: {name} (not run)" for name, _ in cases[done:]] or [
            f"{group.title}: teardown"
        ]


def _run_case(name, function, outcome):
    began = time.monotonic()
    try:
        function()
    except Exception as error:
        outcome.failed.append(name)
        print(f"  FAILED   {name.partition(': ')[2]}\n{_indented(_told(error))}", flush=True)
    else:
        outcome.passed.append(name)
        print(f"  passed   {name.partition(': ')[2]} ({time.monotonic() - began:.1f} s)", flush=True)


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

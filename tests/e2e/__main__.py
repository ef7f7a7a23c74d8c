"""Bulkhead in front of a real Docker daemon. `./run test` runs it; by hand, from the root of the tree:

    python3 -m tests.e2e PROGRAM [WORD]    PROGRAM is a built bulkhead; with WORD, only groups whose title has it

The last line is `N passed, N failed, N skipped`. Cases that need a daemon are skipped, by name, where none can be
started.
"""

import os
import pathlib
import sys
import tempfile

from tests.e2e.attacks import Attacks
from tests.e2e.cases import Outcome, print_summary, run_group
from tests.e2e.failures import BrokenAtStart, PluginFails, Reload
from tests.e2e.isolation import Isolation
from tests.e2e.ordinary import OrdinaryUse, PrivilegedIsPossible
from tests.e2e.private_docker import no_daemon_reason

SEED = pathlib.Path("policies/seed.rego")
SEED_V1 = pathlib.Path("policies/seed_v1.rego")


def groups(program, directory):
    return [
        OrdinaryUse(program, directory, SEED, "v0"),
        OrdinaryUse(program, directory, SEED_V1, "v1"),
        PrivilegedIsPossible(program, directory),
        Attacks(program, directory, SEED),
        PluginFails(program, directory, SEED),
        BrokenAtStart(program, directory),
        Reload(program, directory, SEED),
        Isolation(program, SEED),
    ]


def main(arguments):
    if len(arguments) not in (1, 2) or not os.access(arguments[0], os.X_OK):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    word = arguments[1] if len(arguments) == 2 else ""
    outcome = Outcome()
    reason = no_daemon_reason()
    if reason:
        print(f"NO DOCKER DAEMON CAN BE STARTED HERE: {reason}")
    with tempfile.TemporaryDirectory(prefix="bulkhead-e2e-") as directory:
        for group in groups(arguments[0], pathlib.Path(directory)):
            if word in group.title:
                run_group(group, outcome, reason)
    print_summary(outcome)
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

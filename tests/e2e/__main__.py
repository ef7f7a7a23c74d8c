"""Bulkhead in front of real Docker daemons. `./run test` runs it; by hand, from the root of the tree:

    python3 -m tests.e2e PROGRAM [WORD]    PROGRAM is a built bulkhead; with WORD, only groups whose title has it

Most groups run once for each daemon. They wait more than they compute, so a few run beside each other, and each is
printed when it is done. The last line is `N passed, N failed, N skipped`. Cases whose daemon cannot be started here are
skipped, by name.
"""

import concurrent.futures
import os
import pathlib
import sys
import tempfile

from tests.e2e import daemons
from tests.e2e.attacks import Attacks
from tests.e2e.cases import Outcome, Setting, print_summary, run_group
from tests.e2e.clients import Clients
from tests.e2e.equal_reading import EqualReading
from tests.e2e.failures import BrokenAtStart, PluginFails, Reload
from tests.e2e.gathering import Gathering
from tests.e2e.isolation import Isolation
from tests.e2e.ordinary import OrdinaryUse, PrivilegedIsPossible
from tests.e2e.ownership import Ownership
from tests.e2e.private_docker import no_daemon_reason
from tests.e2e.profiles import AttacksUnderBaseline, Audited, ClientsUnderBaseline, Profiles, RolesByCertificate
from tests.e2e.self_protection import SelfProtection
from tests.e2e.tls_users import TlsUsers
from tests.e2e.unseen import NotAsked, NotShown

SEED = pathlib.Path("policies/seed.rego")
SEED_V1 = pathlib.Path("policies/seed_v1.rego")
BASELINE = pathlib.Path("tests/e2e/baseline.yaml")
NO_POWER = pathlib.Path("tests/e2e/no_power.rego")
GROUPS_AT_ONCE = 3
READING_SEED = 1  # of the rewritten requests; `./run fuzz docker-live` tries others, for longer
READING_REQUESTS = 120  # of each kind


def groups(program, directory):
    yield Isolation(program, SEED)
    for daemon in daemons.ALL:
        setting = Setting(program, directory, daemon)
        yield PluginFails(setting, SEED)
        yield OrdinaryUse(setting, SEED, "v0")
        yield Attacks(setting, NO_POWER)
        yield Clients(setting)
        yield OrdinaryUse(setting, BASELINE, "baseline")
        yield ClientsUnderBaseline(setting)
        yield AttacksUnderBaseline(setting, BASELINE)
        yield Profiles(setting)
        yield Audited(setting)
        yield RolesByCertificate(setting)
        yield EqualReading(setting, READING_SEED, requests=READING_REQUESTS)
        yield Reload(setting, SEED)
        yield Gathering(setting)
        yield TlsUsers(setting)
        yield SelfProtection(setting)
        yield Ownership(setting)
        yield PrivilegedIsPossible(setting)
        yield NotAsked(setting)
        yield NotShown(setting)
    yield OrdinaryUse(Setting(program, directory, daemons.MACHINES), SEED_V1, "v1")
    yield BrokenAtStart(program, directory)


def run(chosen, outcome):
    """One after the other finds out whether the daemons can run; then the groups run, a few at once."""
    reasons = {None: None}
    for daemon in dict.fromkeys(group.daemon for group in chosen):
        if daemon:
            reasons[daemon] = no_daemon_reason(daemon)
            if reasons[daemon]:
                print(f"NO DOCKER DAEMON CAN BE STARTED HERE: {daemon.title}: {reasons[daemon]}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(GROUPS_AT_ONCE) as pool:
        running = [pool.submit(run_group, group, outcome, reasons[group.daemon]) for group in chosen]
        for number, done in enumerate(concurrent.futures.as_completed(running), start=1):
            print(f"{done.result()}\n  [{number} of {len(running)} groups done]", flush=True)


def main(arguments):
    if len(arguments) not in (1, 2) or not os.access(arguments[0], os.X_OK):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    word = arguments[1] if len(arguments) == 2 else ""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="bulkhead-e2e-") as directory:
        run([group for group in groups(arguments[0], pathlib.Path(directory)) if word in group.title], outcome)
    print_summary(outcome)
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

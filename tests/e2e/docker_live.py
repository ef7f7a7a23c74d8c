"""`./run fuzz docker-live [SECONDS [SEED]]`: the daemon does what Bulkhead read, with random requests for as long as
one likes.

    python3 -m tests.e2e.docker_live PROGRAM [SECONDS [SEED]]

Both daemons are tried at once, each for SECONDS (60 unless told). Without SEED it is taken from the clock; it is
printed, and the same seed makes the same requests.
"""

import concurrent.futures
import pathlib
import sys
import tempfile
import time

from tests.e2e import daemons
from tests.e2e.cases import Outcome, Setting, print_summary, run_group
from tests.e2e.equal_reading import EqualReading
from tests.e2e.private_docker import no_daemon_reason


def main(arguments):
    if len(arguments) not in (1, 2, 3) or not all(word.isdigit() for word in arguments[1:]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    seconds = int(arguments[1]) if len(arguments) > 1 else 60
    seed = arguments[2] if len(arguments) == 3 else str(int(time.time()))
    print(f"seed {seed}", flush=True)
    outcome = Outcome()
    with (
        tempfile.TemporaryDirectory(prefix="bulkhead-e2e-") as directory,
        concurrent.futures.ThreadPoolExecutor(len(daemons.ALL)) as pool,
    ):
        running = []
        for daemon in daemons.ALL:
            setting = Setting(arguments[0], pathlib.Path(directory), daemon)
            group = EqualReading(setting, seed, seconds=seconds)
            running.append(pool.submit(run_group, group, outcome, no_daemon_reason(daemon)))
        for done in concurrent.futures.as_completed(running):
            print(done.result(), flush=True)
    print_summary(outcome)
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

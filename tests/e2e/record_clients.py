"""Records what Docker's clients send: writes tests/samples/clients again, from runs against both daemons.

    python3 -m tests.e2e.record_clients PROGRAM

Each file has one request a line; gitlab-runner.jsonl and portainer.jsonl are written by hand from those programs'
sources, and stay.
"""

import collections
import pathlib
import sys
import tempfile

from tests.e2e import daemons
from tests.e2e.cases import Outcome, Setting, print_summary, run_group
from tests.e2e.clients import Clients
from tests.e2e.private_docker import no_daemon_reason
from tests.e2e.recorder import write_samples

SAMPLES = pathlib.Path("tests/samples/clients")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    outcome, recorded = Outcome(), collections.defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="bulkhead-e2e-") as directory:
        for daemon in daemons.ALL:
            group = Clients(Setting(arguments[0], pathlib.Path(directory), daemon))
            print(run_group(group, outcome, no_daemon_reason(daemon)), flush=True)
            for key, recorder in group.recorders.items():
                recorded[key] += recorder.requests
    print_summary(outcome)
    if outcome.failed or outcome.skipped:
        return 1
    for key, requests in recorded.items():
        write_samples(SAMPLES / f"{key}.jsonl", requests)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

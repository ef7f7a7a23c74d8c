"""`./run demo`: the main job on real input. A Docker daemon of our own, guarded by the seed policy, refuses a
privileged container and says why. Where no daemon can be started, the same steps on captured plugin messages.

Usage: python3 -m demo PROGRAM   (PROGRAM is a built bulkhead; run it from the root of the tree)
"""

import os
import pathlib
import signal
import sys
import tempfile

from demo import captured, live
from demo.narrator import Narrator
from tests.e2e import namespaces, private_docker

POLICY = pathlib.Path("policies/seed.rego")


def main(arguments):
    if len(arguments) != 1 or not os.access(arguments[0], os.X_OK):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    # A demo that is told to end still takes down what it started.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit("\nThe demo was interrupted. What it had started is gone."))
    narrator = Narrator(dict(os.environ, PATH=namespaces.search_path()))
    narrator.title("Bulkhead: a Docker daemon that refuses privileged containers, and says why")
    narrator.say(f"The policy is {POLICY}:")
    narrator.quote(POLICY.read_text())
    reason = private_docker.no_daemon_reason()
    with tempfile.TemporaryDirectory(prefix="bulkhead-demo-") as directory:
        if reason is None:
            live.tell(narrator, arguments[0], POLICY, directory)
        else:
            captured.tell(narrator, arguments[0], POLICY, directory, reason)
    return narrator.end()


sys.exit(main(sys.argv[1:]))

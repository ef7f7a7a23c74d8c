"""`./run demo`: the main job on real input. A Docker daemon of our own, guarded by the profile baseline and two roles,
refuses what leads to the host, says why and what to use instead, and lets each user do just what was meant for them.
Where no daemon can be started, the same steps on captured plugin messages.

Usage: python3 -m demo PROGRAM   (PROGRAM is a built bulkhead; run it from the root of the tree)
"""

import os
import pathlib
import signal
import sys
import tempfile

from demo import captured, catalogue, live
from demo.narrator import Narrator
from tests.e2e import namespaces, private_docker

CONFIGURATION = pathlib.Path("demo/bulkhead.yaml")


def main(arguments):
    if len(arguments) != 1 or not os.access(arguments[0], os.X_OK):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    # A demo that is told to end still takes down what it started.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit("\nThe demo was interrupted. What it had started is gone."))
    narrator = Narrator(dict(os.environ, PATH=namespaces.search_path()))
    narrator.title("Bulkhead: a Docker daemon on which each user has just the power that was meant for them")
    narrator.say(f"The configuration is {CONFIGURATION}:")
    narrator.quote(CONFIGURATION.read_text())
    catalogue.tell(narrator, arguments[0], CONFIGURATION)
    reason = private_docker.no_daemon_reason()
    with tempfile.TemporaryDirectory(prefix="bulkhead-demo-") as directory:
        if reason is None:
            live.tell(narrator, arguments[0], CONFIGURATION, directory)
        else:
            captured.tell(narrator, arguments[0], CONFIGURATION, directory, reason)
    return narrator.end()


sys.exit(main(sys.argv[1:]))

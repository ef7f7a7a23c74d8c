"""The second proof of the decoder: what a daemon does with a request is what Bulkhead read in it.

Requests that ask for powers, rewritten at random, go as raw bytes to two daemons of a kind. One is open: what inspect
shows afterwards is what the request meant. The other asks a Bulkhead whose policy refuses everything and gives the
canonical body as its reason: that is what Bulkhead read. Then, for each request that the open daemon took:

  - either Bulkhead refused to read it,
  - or the canonical body, sent plainly to the open daemon, makes the same object as the rewritten request did, and it
    has every power that the object has, at its usual place, where a policy would look.

A request that an ordinary client could have written must not be refused by the reading.
"""

import json
import random
import time
from collections import Counter

from tests.e2e import envelope, normalized, spelling
from tests.e2e.cases import TwoDockers, expect
from tests.e2e.plugin import UNPROTECTED
from tests.e2e.subjects import SUBJECTS

# The reason is cut at 4 KiB, so what only pads is left out.
ECHO = """package docker.authz

changes if {
    input.Method != "GET"
    input.Method != "HEAD"
    input.Method != "DELETE"
}

body := {name: value | some name, value in input.Body; not name in {"Labels"}}

default allow := {"allow": true}

allow := {"allow": false, "reason": concat("", ["READ ", json.marshal({"body": body, "path": input.PathPlain})])} if {
    changes
    not endswith(input.PathPlain, "/images/create")
}
"""
READ = "READ "
UNSHOWN = {"Labels"}
SHOWN_MAX = 5  # differences in one report
REQUESTS_MIN = 20  # of each kind, however short the time: a few may well all be refused


class EqualReading(TwoDockers):
    """`budget`: stops after so many requests of each kind, or after so many seconds in all."""

    def __init__(self, setting, seed, requests=None, seconds=None):
        policy = setting.directory / f"echo_{setting.daemon.name}.rego"
        policy.write_text(ECHO)
        super().__init__(setting, "echo", policy, "The daemon does what Bulkhead read", *UNPROTECTED)
        self.seed, self.requests, self.seconds = seed, requests, seconds

    def cases(self):
        return [(subject.title, lambda subject=subject: self.compare(subject())) for subject in SUBJECTS]

    def is_enough(self, trial, ends):
        if self.seconds is None:
            return trial.count >= self.requests
        return trial.count >= REQUESTS_MIN and time.monotonic() >= ends

    def compare(self, subject):
        with subject.made_ready(self.open):
            trial = Trial(self, subject, random.Random(f"{self.seed} {subject.title}"))
            ends = time.monotonic() + (self.seconds or 0) / len(SUBJECTS)
            while not self.is_enough(trial, ends):
                trial.one()
        trial.compare_with_the_command()
        expect(not trial.wrong, f"want no difference ({trial.told()})", "\n".join(trial.wrong[:SHOWN_MAX]))
        expect(trial.tally["read alike"] > 0, "want requests that are taken and read", trial.told())
        return trial.told()


class Trial:
    def __init__(self, group, subject, rng):
        self.group, self.subject, self.rng = group, subject, rng
        self.powers = [one for one in subject.powers if group.daemon.knows(one)]
        self.count = 0
        self.tally = Counter()
        self.wrong = []
        self.readings = []

    def told(self):
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.tally.items()))
        return f"{self.count} requests, seed {self.group.seed}: {counts}"

    def one(self):
        self.count += 1
        chosen = self.rng.sample(self.powers, self.rng.choice([1, 1, 2]))
        body, how, is_ordinary = spelling.rewrite(self.rng, self.subject.body_of(chosen))
        versions = self.group.daemon.api_versions
        request, how_sent, sent_ordinarily = envelope.wrap(self.rng, self.subject.path, body, versions)
        self.described = normalized.described(request, body)
        how = [*(power.name for power in chosen), *how, *how_sent]
        try:
            self.judge(request, is_ordinary and sent_ordinarily)
        except AssertionError as error:
            self.tally["WRONG"] += 1
            self.wrong.append(f"{error}\nrequest {self.count}, {how}: {request.told()}")

    def judge(self, request, is_ordinary):
        read = self.reading(request)
        made = self.subject.make(self.group.open, request)
        if made is None:
            self.tally["not taken by the daemon"] += 1
        elif read is None:
            self.tally["refused"] += 1
            expect(not is_ordinary, "want an ordinary request to be read")
        else:
            self.same(made, read)
            self.tally["read alike"] += 1

    def reading(self, request):
        """The canonical body and path, or None where Bulkhead refused to read the request."""
        answer = request.send(self.group.docker)
        if answer.status != 403:
            expect(300 <= answer.status, "want every request to be asked about, and refused", f"{answer}"[:500])
            return None
        reason = answer.message().partition(f"plugin {self.group.plugin.name}: ")[2]
        expect(reason.strip() != "", "want a reason", answer.body[:500])
        read = normalized.parsed(reason[len(READ) :]) if reason.startswith(READ) else None
        self.readings.append((self.described, read and read["body"]))
        return read

    def compare_with_the_command(self):
        """`bulkhead normalize` must say what the plugin said of each request."""
        readings = [one for one in self.readings if one[0]]
        for line in normalized.differences(self.group.plugin.command[0], self.group.daemon, readings, UNSHOWN):
            self.wrong.append(line)
        self.tally["normalized alike"] = len(readings)

    def same(self, made, read):
        path = read["path"]
        body = dict(read["body"])
        plain = envelope.Request("POST", path, [("Content-Type", "application/json")], json.dumps(body).encode())
        again = self.subject.make(self.group.open, plain)
        expect(again is not None, "want the canonical body to be taken as the request was", f"{plain.told()}")
        expect(again == made, "want the canonical body to make the same", f"{difference(again, made)}")
        for power in self.subject.powers:
            if power.shown_by(made) and not power.shown_by(self.subject.default(self.group.open, path)):
                expect(power.shown_by(body), f"want the canonical body to show “{power.name}”", body)


def difference(got, wanted, place=""):
    """Where two documents differ, a line each."""
    if isinstance(got, dict) and isinstance(wanted, dict):
        lines = [difference(got.get(key), wanted.get(key), f"{place}.{key}") for key in sorted({*got, *wanted})]
        return "\n".join(line for line in lines if line)
    return "" if got == wanted else f"{place}: {got!r} instead of {wanted!r}"

"""Requests that give a container the host and that a plugin reading plain JSON lets pass.

Each goes as the same raw bytes to two daemons of a kind: one that nobody guards, whose own answer is shown, and one
that asks Bulkhead. There it must be refused, and whatever the answer is, no container with power may exist afterwards.
"""

import json

from tests.e2e import powers
from tests.e2e.attack_cases import CREATE, CREATES, IMAGE_MEMBER
from tests.e2e.cases import TwoDockers, expect, expect_refused
from tests.e2e.other_attacks import OTHERS
from tests.e2e.subjects import ContainerCreate, sleeper


class Attacks(TwoDockers):
    def __init__(self, setting, policy, name="attacks", title="Requests that pass other plugins"):
        super().__init__(setting, name, policy, title)

    def __enter__(self):
        super().__enter__()
        for docker in (self.open, self.docker):
            self.enter_context(sleeper(docker))
        created = self.open.request("POST", CREATE, ContainerCreate.base)
        self.ordinary = json.loads(self.open.request("GET", f"/containers/{json.loads(created.body)['Id']}/json").body)
        self.powers_of_containers(self.open)
        return self

    def cases(self):
        creates = [(attack.name, lambda attack=attack: self.create(attack)) for attack in CREATES]
        others = [(attack.name, lambda attack=attack: self.other(attack)) for attack in OTHERS]
        return [
            *creates,
            *others,
            ("the same request, canonical and harmless, still passes", self.harmless),
        ]

    def create(self, attack):
        """Shows what the daemon alone does with a create request, and that Bulkhead refuses it."""
        alone = attack.request.send(self.open)
        had = self.powers_of_containers(self.open)
        taken = alone.status == 201 and had != []
        expect(
            attack.taken_by is None or taken == (self.daemon.name in attack.taken_by),
            f"want the daemon alone to {'refuse' if taken else 'take'} this",
            f"{alone.status} {alone.body[:300]} {had}",
        )
        guarded = attack.request.send(self.docker)
        left = self.powers_of_containers(self.docker)
        expect(left == [], "want no container with power", f"{left} after {guarded}")
        return self.refused(alone, guarded, taken, had)

    def other(self, attack):
        """The same for another call: what it does alone, and that Bulkhead refuses it."""
        alone, words = attack.send(self.open)
        taken = alone.status < 300
        expect(
            attack.taken_by is None or taken == (self.daemon.name in attack.taken_by),
            f"want the daemon alone to {'refuse' if taken else 'take'} this",
            f"{alone.status} {alone.body[:300]}",
        )
        guarded, _ = attack.send(self.docker)
        return self.refused(alone, guarded, attack.taken_by is None or taken, words)

    def refused(self, alone, guarded, by_plugin, had):
        """By the plugin, with words, where the daemon would take it; else by anyone."""
        if by_plugin and guarded.status != 500:  # 500: the daemon refuses by itself what is too long for a plugin
            expect_refused(guarded)
        expect(guarded.status >= 300, "want any refusal", f"{guarded.status} {guarded.body[:300]}")
        return (
            f"alone:   {alone.status} {', '.join(had) or alone.message()[:110]}\n"
            f"guarded: {guarded.status} {guarded.message()[:160]}"
        )

    def powers_of_containers(self, docker):
        """What containers have that an ordinary one has not; they are removed."""
        found = []
        for container in docker.containers():
            if container["Name"] != "/" + powers.SLEEPER:
                docker.request("DELETE", f"/containers/{container['Id']}?force=1")
                found += elevations(container, self.ordinary)
        return found

    def harmless(self):
        body = f'{{{IMAGE_MEMBER},"HostConfig":{{"Privileged":false}}}}'.encode()
        answer = self.docker.request("POST", "/v1.41/containers/create", body)
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body[:300]}")
        expect(self.powers_of_containers(self.docker) == [], "want no power")


# What a request may choose without gaining power, and what depends on the version of the API in its path.
HARMLESS = {"Memory", "MemorySwap", "ConsoleSize", "LogConfig.Config"}
HARMLESS_VALUES = {"NetworkMode": ("default", "bridge"), "IpcMode": ("private", "shareable"), "Runtime": ("runc",)}


def elevations(container, ordinary):
    """The members of HostConfig, and the user, that an ordinary container has otherwise: a line each."""
    found = []
    for name, value in {**container["HostConfig"], "User": container["Config"]["User"]}.items():
        usual = {**ordinary["HostConfig"], "User": ordinary["Config"]["User"]}.get(name)
        is_same = value == usual or (not value and not usual)
        if not is_same and name not in HARMLESS and value not in HARMLESS_VALUES.get(name, ()):
            found.append(f"{name}: {json.dumps(value)[:80]}")
    return found

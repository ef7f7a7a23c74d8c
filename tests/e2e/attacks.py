"""Requests that make the daemon start a privileged container and that a plugin reading plain JSON lets pass.

Each goes to the daemon's socket as raw bytes. It must be refused, by the plugin or by the daemon, and whatever the
answer is, no container with power may exist afterwards.
"""

import json

from tests.e2e import raw_http
from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.private_docker import IMAGE

CREATE = "/v1.41/containers/create"
JSON = "application/json"
IMAGE_MEMBER = f'"Image":"{IMAGE}","Cmd":["true"]'


def with_image(members):
    """A create body with these members after the image's."""
    return f"{{{IMAGE_MEMBER},{members}}}".encode("utf-8", "surrogateescape")


POWER = '"HostConfig":{"Privileged":true}'

# (name, target, body, Content-Type): refused by the plugin, with words.
REFUSED_BY_PLUGIN = [
    ("keys in lower case", CREATE, with_image('"hostconfig":{"privileged":true}'), JSON),
    ("keys in upper case", CREATE, with_image('"HOSTCONFIG":{"PRIVILEGED":true}'), JSON),
    ("a long s in a key", CREATE, with_image('"Ho\u017ftConfig":{"Privileged":true}'), JSON),
    ("an escaped long s in a key", CREATE, with_image('"Ho\\u017ftConfig":{"Privileged":true}'), JSON),
    ("an escaped letter in a key", CREATE, with_image('"Host\\u0043onfig":{"Privileged":true}'), JSON),
    ("two HostConfigs that the daemon merges", CREATE, with_image(POWER + ',"HostConfig":{"Memory":0}'), JSON),
    ("two HostConfigs, the second spelt otherwise", CREATE, with_image(POWER + ',"hostConfig":{"Memory":0}'), JSON),
    ("two HostConfigs, the second empty", CREATE, with_image('"hostconfig":{"privileged":true},"HostConfig":{}'), JSON),
    (
        "Privileged twice, of which the last counts",
        CREATE,
        with_image('"HostConfig":{"Privileged":false,"privileged":true}'),
        JSON,
    ),
    (
        "Privileged true, then null, which changes nothing",
        CREATE,
        with_image('"HostConfig":{"privileged":true,"Privileged":null}'),
        JSON,
    ),
    ("Privileged at the top level, where old daemons read it too", CREATE, with_image('"Privileged":true'), JSON),
    (
        "PidMode at the top level beside a HostConfig that is null",
        CREATE,
        with_image('"PidMode":"host","HostConfig":null'),
        JSON,
    ),
    ("a second document after the first", CREATE, with_image(POWER) + b"{}", JSON),
    ("garbage after the document", CREATE, with_image(POWER) + b" garbage", JSON),
    ("white space before the document", CREATE, b" \n\t" + with_image(POWER), JSON),
    ("invalid UTF-8 in a key", CREATE, with_image('"x\udcff":1,' + POWER), JSON),
    ("a number out of range in an unknown field", CREATE, with_image('"x":1e9999,' + POWER), JSON),
    ("a lone surrogate in an unknown field", CREATE, with_image('"x":"\\ud800",' + POWER), JSON),
    (
        "nesting 9,000 deep in an unknown field",
        CREATE,
        with_image('"x":' + "[" * 9000 + "]" * 9000 + "," + POWER),
        JSON,
    ),
    (
        "a body of 1 MiB, which this daemon does not show to the plugin",
        CREATE,
        with_image('"Labels":{"l":"' + "x" * (1 << 20) + '"},' + POWER),
        JSON,
    ),
    ("Content-Type with a parameter", CREATE, with_image(POWER), "application/json; charset=utf-8"),
    ("Content-Type in upper case", CREATE, with_image(POWER), "APPLICATION/JSON"),
    ("a path without version", "/containers/create", with_image(POWER), JSON),
    ("an old version in the path", "/v1.12/containers/create", with_image(POWER), JSON),
    ("an escaped letter in the path", "/%63ontainers/create", with_image(POWER), JSON),
    ("an escaped slash in the path", "/v1.41/containers%2fcreate", with_image(POWER), JSON),
    ("an escaped letter in the version", "/v1.4%31/containers/create", with_image(POWER), JSON),
    ("an absolute request target", "http://example.org" + CREATE, with_image(POWER), JSON),
    ("a query that looks like the ping", CREATE + "?x=/_ping", with_image(POWER), JSON),
    ("a query that looks like a login", CREATE + "?x=/auth", with_image(POWER), JSON),
    ("a name twice in the query", CREATE + "?name=a&name=b", with_image(POWER), JSON),
]

# (name, target, body, Content-Type): whoever refuses, the daemon must not take it.
REFUSED_BY_SOMEONE = [
    ("a byte order mark", CREATE, b"\xef\xbb\xbf" + with_image(POWER), JSON),
    ("Privileged as a string", CREATE, with_image('"HostConfig":{"Privileged":"true"}'), JSON),
    ("no JSON Content-Type", CREATE, with_image(POWER), "text/plain"),
    ("a form's Content-Type", CREATE, with_image(POWER), "application/x-www-form-urlencoded"),
    ("a Content-Type with a broken parameter", CREATE, with_image(POWER), "application/json;x"),
    ("two slashes before the path", "/" + CREATE, with_image(POWER), JSON),
    ("dot segments in the path", "/v1.41/../containers/create", with_image(POWER), JSON),
    ("a version that does not exist", "/v9.99/containers/create", with_image(POWER), JSON),
]


class Attacks(GuardedDocker):
    def __init__(self, setting, policy):
        super().__init__(setting, "attacks", policy, "Requests that pass other plugins")

    def cases(self):
        by_plugin = [
            (name, lambda attack=attack: self.refused_by_plugin(*attack)) for name, *attack in REFUSED_BY_PLUGIN
        ]
        by_someone = [(name, lambda attack=attack: self.refused(*attack)) for name, *attack in REFUSED_BY_SOMEONE]
        return (
            by_plugin
            + by_someone
            + [
                ("a chunked body", self.chunked_body),
                ("a chunked body of 3 MB", self.big_chunked_body),
                ("a chunked body beside Content-Length: 0", self.chunked_and_zero_length),
                ("two Content-Types, of which the first counts", self.two_content_types),
                ("a start call of API 1.23 with a HostConfig as its body", self.start_with_body),
                ("the same request, canonical and harmless, still passes", self.harmless),
            ]
        )

    def send(self, target, body, content_type):
        return self.docker.request("POST", target, body, [("Content-Type", content_type)])

    def refused_by_plugin(self, target, body, content_type):
        answer = self.send(target, body, content_type)
        self.expect_no_power()
        expect_refused(answer)

    def refused(self, target, body, content_type):
        answer = self.send(target, body, content_type)
        self.expect_no_power()
        expect(answer.status >= 300, "want any refusal", f"{answer.status} {answer.body[:300]}")

    def expect_no_power(self):
        for container in self.docker.containers():
            host_config = container["HostConfig"]
            harmless = not host_config["Privileged"] and host_config["PidMode"] == "" and not host_config["Binds"]
            self.docker.request("DELETE", f"/containers/{container['Id']}?force=1")
            expect(harmless, "want no container with power", json.dumps(host_config))

    def chunked(self, body, *headers):
        return self.docker.request(
            "POST", CREATE, raw_http.chunked(body), [("Transfer-Encoding", "chunked"), ("Content-Type", JSON), *headers]
        )

    def chunked_body(self):
        answer = self.chunked(with_image(POWER))
        self.expect_no_power()
        expect_refused(answer)

    def big_chunked_body(self):
        answer = self.chunked(with_image('"Labels":{"l":"' + "x" * 3_000_000 + '"},' + POWER))
        self.expect_no_power()
        expect_refused(answer)

    def chunked_and_zero_length(self):
        answer = self.chunked(with_image(POWER), ("Content-Length", "0"))
        self.expect_no_power()
        expect(answer.status >= 300, "want any refusal", f"{answer.status} {answer.body[:300]}")

    def two_content_types(self):
        answer = self.docker.request(
            "POST", CREATE, with_image(POWER), [("Content-Type", JSON), ("Content-Type", "text/plain")]
        )
        self.expect_no_power()
        expect(answer.status >= 300, "want any refusal", f"{answer.status} {answer.body[:300]}")

    def start_with_body(self):
        created = self.docker.request("POST", CREATE, {"Image": IMAGE, "Cmd": ["sleep", "300"]})
        identity = json.loads(created.body)["Id"]
        answer = self.docker.request(
            "POST",
            f"/v1.23/containers/{identity}/start",
            {"Binds": ["/:/h"], "CapAdd": ["SYS_ADMIN"], "PidMode": "host"},
        )
        self.expect_no_power()
        expect_refused(answer)

    def harmless(self):
        answer = self.send(CREATE, with_image('"HostConfig":{"Privileged":false}'), JSON)
        self.expect_no_power()
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body[:300]}")

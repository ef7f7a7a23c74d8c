"""Every way past an authorization plugin that is known and reaches it, as raw requests.

An attack is a request, and the daemons that take it when nobody guards them: that too is tested, so that an attack
which no daemon takes any more is noticed. The plain body asks for a privileged container.
"""

import json
from dataclasses import dataclass

from tests.e2e import powers, raw_http
from tests.e2e.envelope import Request
from tests.e2e.private_docker import IMAGE

CREATE = "/v1.41/containers/create"
JSON = ("Content-Type", "application/json")
BOTH, OLD, NEW, NONE = ("machine", "newest"), ("machine",), ("newest",), ()
UNCHECKED = None  # what the daemon alone does depends on the machine: its network, its control groups
IMAGE_MEMBER = f'"Image":"{IMAGE}","Cmd":["true"]'
POWER = '"HostConfig":{"Privileged":true}'


@dataclass(frozen=True)
class Attack:
    name: str
    request: Request
    taken_by: tuple | None  # names of the daemons that take it when it stands alone


def with_image(members):
    """A create body with these members after the image's."""
    return f"{{{IMAGE_MEMBER},{members}}}".encode("utf-8", "surrogateescape")


def body(name, members, taken_by=BOTH):
    return raw(name, with_image(members), taken_by)


def raw(name, text, taken_by):
    return Attack(name, Request("POST", CREATE, [JSON], text), taken_by)


def at(name, target, taken_by=BOTH):
    return Attack(name, Request("POST", target, [JSON], with_image(POWER)), taken_by)


def typed(name, taken_by, *types):
    return Attack(
        name, Request("POST", CREATE, [("Content-Type", one) for one in types], with_image(POWER)), taken_by
    )


def sent(name, taken_by, text, *headers):
    return Attack(name, Request("POST", CREATE, [JSON, *headers], text), taken_by)


def host(name, members, taken_by=BOTH):
    return body(name, f'"HostConfig":{{{members}}}', taken_by)


def padded(size):
    start = with_image(POWER)[:-1] + b',"Labels":{"l":"'
    return start + b"x" * (size - len(start) - 3) + b'"}}'


KEYS = [
    body("keys in lower case", '"hostconfig":{"privileged":true}'),
    body("keys in upper case", '"HOSTCONFIG":{"PRIVILEGED":true}'),
    body("a long s in a key", '"Ho\u017ftConfig":{"Privileged":true}'),
    body("an escaped long s in a key", '"Ho\\u017ftConfig":{"Privileged":true}'),
    body("a long s in Binds", '"HostConfig":{"Bind\u017f":["/:/h"]}'),
    body("a Kelvin sign in MaskedPaths", '"HostConfig":{"Mas\u212aedPaths":[]}'),
    body("an escaped Kelvin sign in MaskedPaths", '"HostConfig":{"Mas\\u212aedPaths":[]}'),
    body("an escaped letter in a key", '"Host\\u0043onfig":{"Privileged":true}'),
]
TWICE = [
    body("two HostConfigs that the daemon merges", POWER + ',"HostConfig":{"Memory":0}'),
    body("two HostConfigs, the second spelt otherwise", POWER + ',"hostConfig":{"Memory":0}'),
    body("two HostConfigs, the second empty", '"hostconfig":{"privileged":true},"HostConfig":{}'),
    body("two HostConfigs, the first null", '"HostConfig":null,' + POWER),
    body("Privileged twice, of which the last counts", '"HostConfig":{"Privileged":false,"privileged":true}'),
    body("Privileged true, then null, which changes nothing", '"HostConfig":{"privileged":true,"Privileged":null}'),
    body("Binds twice, null in the second", '"HostConfig":{"Binds":["/:/h","/b:/b"],"Binds":[null,"xx:/x"]}'),
    body(
        "Mounts twice, an empty one in the second",
        '"HostConfig":{"Mounts":[{"Type":"bind","Source":"/","Target":"/h"}],"Mounts":[{}]}',
    ),
]
PLACES = [
    body("Privileged at the top level", '"Privileged":true', OLD),
    body("Binds at the top level", '"Binds":["/:/h"]', OLD),
    body("CapAdd and PidMode at the top level, in lower case", '"capadd":["SYS_ADMIN"],"pidmode":"host"', OLD),
    body("PidMode at the top level beside a HostConfig that is null", '"PidMode":"host","HostConfig":null', OLD),
]
TEXTS = [
    raw("a second document after the first", with_image(POWER) + b"{}", OLD),
    raw("a bracket after the document", with_image(POWER) + b"]", BOTH),
    raw("garbage after the document", with_image(POWER) + b" garbage", OLD),
    raw("white space before the document", b" \n\t" + with_image(POWER), BOTH),
    raw("a byte order mark", b"\xef\xbb\xbf" + with_image(POWER), NONE),
    body("invalid UTF-8 in a key", '"x\udcff":1,' + POWER),
    body("a number out of range in an unknown field", '"x":1e9999,' + POWER),
    body("a lone surrogate in an unknown field", '"x":"\\ud800",' + POWER),
    body("an escaped NUL in an unknown field", '"x":"\\u0000",' + POWER),
    body("nesting 9,000 deep in an unknown field", '"x":' + "[" * 9000 + "]" * 9000 + "," + POWER),
    body("Privileged as a string", '"HostConfig":{"Privileged":"true"}', NONE),
    raw("a body of 1 MiB, which the old daemon does not show", padded(1 << 20), BOTH),
    raw("a body of 1 MiB less a byte", padded((1 << 20) - 1), BOTH),
    raw("a body of 3 MB", padded(3_000_000), BOTH),
    raw("a body of 4 MiB and a byte", padded((1 << 22) + 1), BOTH),
    raw("a body of 1 MiB of white space", with_image(POWER).ljust(1 << 20), BOTH),
]
TARGETS = [
    at("a path without version", "/containers/create"),
    at("an old version in the path", "/v1.12/containers/create", OLD),
    at("an escaped letter in the path", "/%63ontainers/create"),
    at("an escaped slash in the path", "/v1.41/containers%2fcreate"),
    at("an escaped letter in the version", "/v1.4%31/containers/create"),
    at("a version with zeroes", "/v01.41.0.0/containers/create"),
    at("a version with two dots", "/v1..41/containers/create", NONE),
    at("a version without numbers", "/v./containers/create", NONE),
    at("a version that does not exist", "/v9.99/containers/create", NONE),
    at("an absolute request target", "http://example.org" + CREATE),
    at("a scheme without a host", "http:" + CREATE),
    at("a query that looks like the ping", CREATE + "?x=/_ping"),
    at("a query that looks like a login", CREATE + "?x=/auth"),
    at("a name twice in the query", CREATE + "?name=aa&name=bb"),
    at("two slashes before the path", "/" + CREATE, NONE),
    at("dot segments in the path", "/v1.41/../containers/create", NONE),
]
TYPES = [
    typed("Content-Type with a parameter", BOTH, "application/json; charset=utf-8"),
    typed("Content-Type in upper case", BOTH, "APPLICATION/JSON"),
    typed("Content-Type with a semicolon", BOTH, "application/json;"),
    typed("no JSON Content-Type", NONE, "text/plain"),
    typed("a form's Content-Type", NONE, "application/x-www-form-urlencoded"),
    typed("a Content-Type with a broken parameter", NONE, "application/json;x"),
    typed("two Content-Types, of which the first counts", BOTH, "application/json", "text/plain"),
]
CHUNKED = ("Transfer-Encoding", "chunked")
TRANSFERS = [
    sent("a chunked body", BOTH, raw_http.chunked(with_image(POWER)), CHUNKED),
    sent("a chunked body of 3 MB", BOTH, raw_http.chunked(padded(3_000_000)), CHUNKED),
    sent(
        "a chunked body beside Content-Length: 0",
        BOTH,
        raw_http.chunked(with_image(POWER)),
        CHUNKED,
        ("Content-Length", "0"),
    ),
    sent("a body that is said to be compressed", BOTH, with_image(POWER), ("Content-Encoding", "gzip")),
    sent("a GET that the header makes a POST", BOTH, with_image(POWER), ("X-HTTP-Method-Override", "GET")),
]
VALUES = [
    host("a capability in lower case", '"CapAdd":["cap_sys_admin"]'),
    host("all capabilities in lower case", '"CapAdd":["all"]'),
    host("a bind of the root through dots", '"Binds":["/tmp/..:/h"]'),
    host("a bind of the root through slashes", '"Binds":["//:/h"]'),
    host("seccomp off in the old spelling", '"SecurityOpt":["seccomp:unconfined"]'),
    host("labels off by a bare word", '"SecurityOpt":["disable"]'),
    host("a seccomp profile that allows all", r'"SecurityOpt":["seccomp={\"defaultAction\":\"SCMP_ACT_ALLOW\"}"]'),
    host("no masked and no read-only paths", '"MaskedPaths":[],"ReadonlyPaths":[]'),
    host(
        "a volume that is a bind",
        '"Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":{"Name":"local",'
        '"Options":{"type":"none","o":"bind","device":"/"}}}}]',
    ),
    host("a device rule for every disk", '"DeviceCgroupRules":["a *:* rwm"]'),
    host("another runtime", '"Runtime":"capped"'),
    host("a control group of its choice", '"CgroupParent":"/system.slice"'),
    host(
        "a log sent to a host of its choice",
        '"LogConfig":{"Type":"gelf","Config":{"gelf-address":"udp://192.0.2.1:1"}}',
    ),
]



def plain(power):
    """The power, asked for without any trick."""
    text = json.dumps({"Image": IMAGE, "Cmd": ["true"], **power.body}).encode()
    target, taken_by = ("/v1.44/containers/create", NEW) if power.newest_only else (CREATE, BOTH)
    if "CgroupnsMode" in power.body.get("HostConfig", {}):
        taken_by = UNCHECKED  # with the first version of control groups every container has the host's
    return Attack(f"plainly: {power.name}", Request("POST", target, [JSON], text), taken_by)


PLAIN = [plain(power) for power in powers.CREATE if power.body]

CREATES = PLAIN + KEYS + TWICE + PLACES + TEXTS + TARGETS + TYPES + TRANSFERS + VALUES

"""The ways to bring one body to one route of a Docker daemon: targets, content types and transfers, at random."""

from dataclasses import dataclass

from tests.e2e import raw_http


@dataclass
class Request:
    """What goes over the wire."""

    method: str
    target: str
    headers: list
    body: bytes

    def send(self, docker, timeout=60):
        return docker.request(self.method, self.target, self.body, self.headers, timeout)

    def told(self):
        """In a line, for a person who must repeat it."""
        shown = self.body if len(self.body) < 700 else self.body[:300] + b" ... " + self.body[-300:]
        return f"{self.method} {self.target} {self.headers} {len(self.body)} bytes: {shown!r}"


ODD_VERSIONS = ["1.12", "1.21", "1.23", "01.41", "1.41.0.0", "1..41", ".", "1.", "9.99", "1.041", "1.4%31"]


def target(rng, path, versions):
    """(request target, name of what was done or "", whether ordinary)."""
    version = rng.choice(versions)
    plain = f"/v{version}{path}"
    spelt = [
        lambda: (path, "no version", True),
        lambda: (f"/v{rng.choice(ODD_VERSIONS)}{path}", "an odd version", False),
        lambda: (escaped(rng, plain), "an escaped path", False),
        lambda: (plain.replace("/", "%2f").replace("%2f", "/", 2), "escaped slashes", False),
        lambda: (f"http://example.org{plain}", "an absolute target", False),
        lambda: (f"http:{plain}", "a scheme without a host", False),
        lambda: (plain + with_query(plain, rng.choice(QUERIES)), "a query", False),
        lambda: (plain + rng.choice(["/", "#", "#x", ";x", "?", "//", "/."]), "a tail", False),
        lambda: (rng.choice(["/", "/.", "/x/..", "/v1.41"]) + plain, "an unclean path", False),
    ]
    return rng.choice(spelt)() if rng.random() < 0.35 else (plain, "", True)


QUERIES = ["x=/_ping", "x=/auth", "name=a&name=b", "x=%00", "x;y", "name=a;x", "%6eame=c", "x=%zz"]


def with_query(plain, query):
    return ("&" if "?" in plain else "?") + query


def escaped(rng, plain):
    return "/" + "".join(
        f"%{ord(letter):02{rng.choice('xX')}}" if letter not in "/?=&" and rng.random() < 0.3 else letter
        for letter in plain[1:]
    )


def headers(rng):
    """(header pairs, name of what was done or "", whether ordinary)."""
    json = ("Content-Type", "application/json")
    spelt = [
        ([("Content-Type", "application/json; charset=utf-8")], "a charset", True),
        ([("Content-Type", "APPLICATION/JSON")], "an upper-case type", False),
        ([("Content-Type", "application/json;")], "a type with a semicolon", False),
        ([("Content-Type", "application/json; x")], "a broken parameter", False),
        ([("Content-Type", "text/plain")], "text", False),
        ([("Content-Type", "application/x-www-form-urlencoded")], "a form", False),
        ([("Content-Type", "")], "an empty type", False),
        ([json, ("Content-Type", "text/plain")], "two types", False),
        ([("Content-Type", "text/plain"), json], "two types, JSON last", False),
        ([json, ("X-HTTP-Method-Override", "GET")], "another method in a header", False),
        ([json, ("Content-Encoding", "gzip")], "a label of compression", False),
        ([json, ("Expect", "100-continue")], "Expect", False),
    ]
    return rng.choice(spelt) if rng.random() < 0.25 else ([json], "", True)


def wrap(rng, path, body, versions):
    """(Request, names of what was done, whether an ordinary client could have sent it). `versions`: some that the
    daemon knows."""
    to, how_to, to_is_ordinary = target(rng, path, versions)
    pairs, how_typed, type_is_ordinary = headers(rng)
    names = [name for name in (how_to, how_typed) if name]
    is_ordinary = to_is_ordinary and type_is_ordinary
    if rng.random() < 0.15:
        pairs = [*pairs, ("Transfer-Encoding", "chunked")]
        names.append("chunked")
        if rng.random() < 0.2:
            pairs.append(("Content-Length", rng.choice(["0", "2"])))
            is_ordinary = False
        body = raw_http.chunked(body, rng.choice([7 * 1024, 65536]) if len(body) > 4096 else 11)
    return Request("POST", to, pairs, body), names, is_ordinary

"""Callers with certificates: who asks is what the daemon proves, and each gets the decision that is meant for them."""

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.private_docker import IMAGE
from tests.e2e.tls_docker import Authority, TlsDocker

CREATE = "/v1.41/containers/create"
PRIVILEGED = {"Image": IMAGE, "HostConfig": {"Privileged": True}}

USERS = {
    "alice": ("/CN=alice", "subjectAltName=DNS:alice.example"),
    "bob": ("/CN=bob",),
    "ci": ("/O=runners/CN=ci", "subjectAltName=DNS:runner.example,DNS:other.example"),
    "nameless": ("/O=nobody",),
    "impostor": ("/CN=alice/CN=bob",),
}

POLICY = """package docker.authz

default allow := false

allow := {"allow": false, "reason": sprintf("%v", [input.identity])} if {
    not input.request.operation.verb in {"ping", "version"}
    not input.identity.cn == "alice"
    not "runner.example" in input.identity.dns
    not input.identity.socket
}

else := {"allow": false, "reason": "the socket may not create"} if {
    input.identity.socket
    input.request.route == "container.create"
}

else := true
"""


class TlsUsers(GuardedDocker):
    def __init__(self, setting):
        policy = setting.directory / f"tls_{setting.daemon.name}.rego"
        policy.write_text(POLICY)
        super().__init__(setting, "tls", policy, "Users by their certificates")

    def new_docker(self):
        return TlsDocker(self.plugin.name, "e2e-tls", self.daemon, USERS)

    def cases(self):
        return [
            ("two users with two certificates get different decisions", self.two_users),
            ("so they do with Docker's own client", self.two_clients),
            ("a name among the certificate's DNS names counts", self.dns_name),
            ("the key's fingerprint is what openssl says", self.fingerprint),
            ("headers are no identity", self.headers),
            ("who comes by the socket has no name, whatever the headers say", self.socket),
            ("of two common names the last is the name", self.two_names),
            ("a certificate without a name is known by its key alone", self.nameless),
            ("a certificate of another authority does not get through", self.stranger),
        ]

    def create_as(self, user, headers=()):
        return self.docker.request_as(user, "POST", CREATE, PRIVILEGED, headers)

    def expect_created(self, answer):
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body[:300]}")

    def two_users(self):
        self.expect_created(self.create_as("alice"))
        expect_refused(self.create_as("bob"), '"cn": "bob"', '"method": "TLS"', '"socket": false')

    def two_clients(self):
        done = self.docker.docker_as("alice", "run", "--rm", IMAGE, "echo", "hello")
        expect(done.returncode == 0 and done.stdout == "hello\n", "want alice's container", done)
        done = self.docker.docker_as("bob", "run", "--rm", IMAGE, "echo", "hello")
        expect(done.returncode == 125 and "authorization denied by plugin" in done.stderr, "want a refusal", done)

    def dns_name(self):
        self.expect_created(self.create_as("ci"))

    def fingerprint(self):
        expect_refused(self.create_as("bob"), f'"fingerprint": "{self.docker.authority.fingerprint("bob")}"')

    def headers(self):
        for name in ("Authz-User", "User", "X-Remote-User", "X-Bulkhead-User", "X-Forwarded-User"):
            expect_refused(self.create_as("bob", [(name, "alice")]), '"cn": "bob"')

    def socket(self):
        answer = self.docker.request("POST", CREATE, PRIVILEGED, [("Authz-User", "alice")])
        expect_refused(answer, "the socket may not create")

    def two_names(self):
        expect_refused(self.create_as("impostor"), '"cn": "bob"')

    def nameless(self):
        print_of_key = self.docker.authority.fingerprint("nameless")
        expect_refused(self.create_as("nameless"), '"cn": null', f'"fingerprint": "{print_of_key}"')

    def stranger(self):
        other = Authority(self.docker.dir / "other", "other")
        other.issue("alice", "/CN=alice")
        try:
            answer = self.docker.request_as("alice", "POST", CREATE, PRIVILEGED, folder=other.folder)
        except OSError as error:
            expect("alert" in str(error) or "reset" in str(error), "want a broken handshake", error)
        else:
            expect(False, "want no answer", f"{answer.status} {answer.body[:300]}")

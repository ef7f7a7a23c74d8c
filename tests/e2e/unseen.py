"""What a daemon does without asking its plugin, or without showing it what it does. None of this can be refused by an
authorization plugin, whoever made it: these cases show each way open, so that the threat model says what is true, and
fail on the day when it is not.

The plugin logs every decision; a way is open when the daemon did its work and the log has nothing that tells.
"""

import io
import json
import re
import socket
import struct
import tarfile

from tests.e2e import http2
from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.other_attacks import PLUGIN, TAR, tar_of
from tests.e2e.powers import SLEEPER
from tests.e2e.private_docker import IMAGE
from tests.e2e.subjects import sleeper

NOTHING = """package docker.authz

default allow := {"allow": false, "reason": "nothing is allowed"}

allow := {"allow": true} if input.PathPlain == "/_ping"
"""
EVERYTHING_SHOWN = """package docker.authz

default allow := {"allow": true}

allow := {"allow": false, "reason": sprintf("the body says %v", [input.Body])} if {
    contains(json.marshal([input.Path, input.Headers, input.Body]), "secret")
}
"""
GRPC = [("content-type", "application/grpc"), ("te", "trailers")]
BUILDKIT_INFO = "/moby.buildkit.v1.Control/Info"


class NotAsked(GuardedDocker):
    """The newest daemon's gRPC, under a policy that refuses everything."""

    needs_image = False

    def __init__(self, setting):
        policy = setting.directory / f"nothing_{setting.daemon.name}.rego"
        policy.write_text(NOTHING)
        super().__init__(setting, "not-asked", policy, "Open: what no plugin is asked about")

    def cases(self):
        return [
            ("under the policy nothing is allowed over HTTP/1.1", self.http1),
            ("an ordinary call over HTTP/2 is asked about like any other", self.http2_route),
            ("gRPC over HTTP/2: BuildKit answers, and the plugin is not asked", self.grpc),
            ("the log warns of gRPC, with the daemon's version, where the daemon answers it", self.warned),
            ("gRPC by an upgrade: only the first request is asked about, as POST /grpc", self.upgrade),
        ]

    def http1(self):
        expect_refused(self.docker.request("GET", "/v1.41/version"))

    def http2_route(self):
        if not self.daemon.answers_grpc:
            return self.does_not_speak_http2("GET", "/v1.41/version", [])
        answer = http2.request(self.docker.socket, "GET", "/v1.41/version", [])
        expect(answer.status is None and b"nothing is allowed" in answer.body, "want a refusal", answer)
        return f"{answer.body!r}"

    def grpc(self):
        if not self.daemon.answers_grpc:
            return self.does_not_speak_http2("POST", BUILDKIT_INFO, GRPC)
        mark = len(self.plugin.log())
        answer = http2.request(self.docker.socket, "POST", BUILDKIT_INFO, GRPC, http2.grpc_message())
        expect(answer.status == 200, "want BuildKit's answer", answer)
        version = re.search(rb"v\d+\.\d+\.\d+", answer.body)
        expect(version, "want BuildKit's version", answer.body)
        self.await_next_decision(mark, but_not="buildkit")
        return f"open: 200, BuildKit {version.group().decode()}; no decision was asked for"

    def does_not_speak_http2(self, *request):
        """An older daemon ends the connection at the preface, or answers it with an error of HTTP/1.1."""
        try:
            answer = http2.request(self.docker.socket, *request)
        except OSError as error:
            return f"closed on this daemon: {error}"[:160]
        raise AssertionError(f"want no answer over HTTP/2; got: {answer}")

    def await_next_decision(self, mark, but_not):
        """The log comes a moment late, and in order: what a marking call logs comes after all before it."""
        self.docker.request("GET", "/v1.41/info?marker")
        self.plugin.await_log('"event":"decision"', "/info", since=mark)
        expect(but_not not in self.plugin.log()[mark:], f"want nothing about {but_not}", self.plugin.log()[mark:])

    def warned(self):
        """The daemon's version is asked for at the first request; the warning stands right behind it in the log."""
        self.docker.request("GET", "/v1.41/info?first")
        version = json.loads(self.plugin.await_log('"event":"daemon"')[0])["version"]
        if self.daemon.answers_grpc:
            return self.plugin.await_log("gRPC", version)[0]
        mark = len(self.plugin.log())
        self.await_next_decision(mark, but_not="gRPC")
        expect("gRPC" not in self.plugin.log(), "want no warning", self.plugin.log())
        return f"no warning for {version}"

    def upgrade(self):
        headers = [("Connection", "Upgrade"), ("Upgrade", "h2c")]
        expect_refused(self.docker.request("POST", "/v1.41/grpc", None, headers))


class NotShown(GuardedDocker):
    """Bodies and streams that the plugin is not given: the policy refuses whatever shows the word “secret”."""

    def __init__(self, setting):
        policy = setting.directory / f"secret_{setting.daemon.name}.rego"
        policy.write_text(EVERYTHING_SHOWN)
        super().__init__(setting, "not-shown", policy, "Open: what no plugin is shown")

    def __enter__(self):
        super().__enter__()
        self.enter_context(sleeper(self.docker))
        return self

    def cases(self):
        return [
            ("what is in a JSON body is shown, and refused", self.shown),
            ("a Dockerfile is not shown: the build runs it", self.dockerfile),
            ("a tar written into a container is not shown", self.archive),
            ("an image loaded from a tar is not shown", self.load),
            ("a plugin's privileges in a tar are not shown", self.plugin_tar),
            ("what is typed into an exec is not shown", self.typed),
            ("who is at the other end of the socket is not said", self.nobody),
        ]

    def shown(self):
        body = {"Image": IMAGE, "Labels": {"a": "secret"}}
        expect_refused(self.docker.request("POST", "/v1.41/containers/create", body))

    def ok(self, answer, what):
        expect(answer.status < 300, f"want {what}", f"{answer.status} {answer.body[:300]}")
        return f"open: {answer.status} {answer.body[-120:].strip()!r}"

    def dockerfile(self):
        text = f"FROM {IMAGE}\nRUN echo secret > /file && id -u\n".encode()
        answer = self.docker.request("POST", "/v1.41/build?rm=1", tar_of(Dockerfile=text), [TAR], timeout=60)
        expect("Successfully built" in answer.body, "want a build that ran", answer.body[-400:])
        return self.ok(answer, "a build")

    def archive(self):
        target = f"/v1.41/containers/{SLEEPER}/archive?path=/tmp"
        answer = self.docker.request("PUT", target, tar_of(file=b"secret"), [TAR])
        self.ok(answer, "a file in the container")
        done = self.docker.docker("exec", SLEEPER, "cat", "/tmp/file")
        expect(done.stdout == "secret", "want the file's content", done)
        return f"open: {answer.status}, and the container has the file"

    def load(self):
        saved = self.docker.docker("save", "-o", str(self.docker.dir / "image.tar"), IMAGE)
        expect(saved.returncode == 0, "want an image's tar", saved)
        image = (self.docker.dir / "image.tar").read_bytes()
        answer = self.docker.request("POST", "/v1.41/images/load?quiet=1", with_file(image), [TAR], timeout=60)
        return self.ok(answer, "an image loaded")

    def plugin_tar(self):
        tar = tar_of(**{"config.json": PLUGIN, "rootfs__bin__secret": b""})
        answer = self.docker.request("POST", "/v1.41/plugins/create?name=unseen", tar, [TAR])
        words = self.ok(answer, "a plugin")
        made = json.loads(self.docker.request("GET", "/v1.41/plugins/unseen/json").body)
        self.docker.request("DELETE", "/v1.41/plugins/unseen?force=1")
        expect(made["Config"]["Linux"]["AllowAllDevices"], "want all devices", made)
        return f"{words}; it may use all devices"

    def typed(self):
        created = self.docker.request(
            "POST", f"/v1.41/containers/{SLEEPER}/exec", {"Cmd": ["sh"], "AttachStdin": True, "AttachStdout": True}
        )
        identity = json.loads(created.body)["Id"]
        said = talk(self.docker.socket, f"/v1.41/exec/{identity}/start", b"echo sec''ret; exit\n")
        expect("secret" in said, "want the command's output", said)
        return f"open: {said!r}"

    def nobody(self):
        mark = len(self.plugin.log())
        self.docker.request("GET", "/v1.41/version")
        line = json.loads(self.plugin.await_log('"event":"decision"', "/version", since=mark)[-1])
        expect(line["user"] == "", "want no user", line)
        return f"user: {line['user']!r}"


def with_file(tar):
    """The same tar and one file more."""
    out = io.BytesIO(tar)
    with tarfile.open(fileobj=out, mode="a") as added:
        entry = tarfile.TarInfo("secret")
        added.addfile(entry, io.BytesIO())
    return out.getvalue()


def talk(socket_path, target, typed):
    """Starts an exec, types, and gives back what it wrote until its end."""
    body = b'{"Detach":false,"Tty":false}'
    head = f"POST {target} HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nConnection: Upgrade\r\n"
    head += f"Upgrade: tcp\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(20)
        connection.connect(str(socket_path))
        connection.sendall(head.encode() + body)
        received = connection.recv(4096)
        expect(received.startswith(b"HTTP/1.1 101"), "want a hijacked stream", received)
        connection.sendall(typed)
        while part := connection.recv(4096):
            received += part
    frames, said = received.partition(b"\r\n\r\n")[2], b""
    while len(frames) >= 8:  # stdout and stderr come in frames: kind, three zeroes, length
        length = struct.unpack(">I", frames[4:8])[0]
        said, frames = said + frames[8 : 8 + length], frames[8 + length :]
    return said.decode()



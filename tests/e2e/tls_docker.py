"""A private Docker daemon that also listens for TLS with client certificates, and the certificates."""

import json
import subprocess

from tests.e2e import raw_http
from tests.e2e.daemons import docker_program
from tests.e2e.namespaces import search_path
from tests.e2e.private_docker import PrivateDocker

PORT = 2376  # in the daemon's own network namespace
ADDRESS = "127.0.0.1"


class Authority:
    """A certificate authority in a folder."""

    def __init__(self, folder, name="authority"):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.name = name
        self.certificate = folder / f"{name}.pem"
        key = _new_key(folder, name)
        _openssl("req", "-x509", *key, "-out", self.certificate, "-days", "2", "-subj", f"/CN={name}")

    def issue(self, file, subject, *extensions):
        """FILE.pem and FILE.key."""
        request, text = self.folder / f"{file}.csr", self.folder / f"{file}.ext"
        text.write_text("".join(f"{line}\n" for line in ("basicConstraints=CA:FALSE", *extensions)))
        _openssl("req", *_new_key(self.folder, file), "-out", request, "-subj", subject)
        signer = ["-CA", self.certificate, "-CAkey", self.folder / f"{self.name}.key", "-CAcreateserial"]
        _openssl("x509", "-req", "-in", request, *signer, "-days", "2", "-extfile", text, "-out", self.path(file))

    def path(self, file):
        return self.folder / f"{file}.pem"

    def fingerprint(self, file):
        """SHA-256 of the key, as openssl has it."""
        key = _openssl("x509", "-in", self.path(file), "-noout", "-pubkey")
        der = _openssl("pkey", "-pubin", "-outform", "DER", stdin=key)
        return _openssl("dgst", "-sha256", "-r", stdin=der).decode().split()[0]


class TlsDocker(PrivateDocker):
    """`users` have certificates of the daemon's authority; by name, as Authority.issue wants them."""

    def __init__(self, plugin_name, label, daemon, users):
        super().__init__(plugin_name, label, daemon)
        self.authority = Authority(self.dir / "tls")
        self.authority.issue("server", "/CN=server", f"subjectAltName=IP:{ADDRESS}")
        for file, (subject, *extensions) in users.items():
            self.authority.issue(file, subject, *extensions)

    def _dockerd_arguments(self):
        folder = self.authority.folder
        return [
            *super()._dockerd_arguments(),
            "--host",
            f"tcp://{ADDRESS}:{PORT}",
            "--tlsverify",
            f"--tlscacert={self.authority.certificate}",
            f"--tlscert={folder}/server.pem",
            f"--tlskey={folder}/server.key",
        ]

    def _credentials(self, user, folder=None):
        folder = folder or self.authority.folder
        return self.authority.certificate, folder / f"{user}.pem", folder / f"{user}.key"

    def request_as(self, user, method, target, body=None, headers=(), folder=None):
        """A request over TLS with the user's certificate. Raises OSError where no answer comes."""
        authority, certificate, key = self._credentials(user, folder)
        command = ["curl", "-sS", "--path-as-is", "--max-time", "60", "-X", method, "-w", "\n%{http_code}"]
        command += ["--cacert", authority, "--cert", certificate, "--key", key]
        for name, value in headers:
            command += ["-H", f"{name}: {value}"]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "--data-binary", json.dumps(body)]
        done = self.namespaces.run(*command, f"https://{ADDRESS}:{PORT}{target}", timeout=90)
        if done.returncode != 0:
            raise OSError(done.stderr.strip())
        text, _, status = done.stdout.rpartition("\n")
        return raw_http.Answer(int(status), text)

    def docker_as(self, user, *arguments, timeout=60):
        """The docker client with the user's certificate."""
        authority, certificate, key = self._credentials(user)
        where = ["--tlsverify", "--tlscacert", authority, "--tlscert", certificate, "--tlskey", key]
        return self.namespaces.run(
            docker_program(),
            *where,
            "-H",
            f"tcp://{ADDRESS}:{PORT}",
            *arguments,
            environment={"HOME": str(self.dir), "DOCKER_BUILDKIT": "0"},
            timeout=timeout,
        )


def _new_key(folder, name):
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    return [*curve, "-keyout", folder / f"{name}.key"]


def _openssl(*arguments, stdin=b""):
    done = subprocess.run(
        ["openssl", *(str(word) for word in arguments)],
        input=stdin,
        capture_output=True,
        timeout=60,
        env={"PATH": search_path()},
    )
    if done.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout

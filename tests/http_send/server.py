"""A server that answers what http.send is tested with: HTTP, HTTPS, HTTPS with client certificates, and a socket."""

import gzip
import http.server
import json
import pathlib
import socketserver
import ssl
import subprocess
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments):
        pass

    def address_string(self):
        return "client"

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            for each in value if isinstance(value, list) else [value]:
                self.send_header(name.replace("_", "-"), each)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def json(self, value, status=200, **headers):
        self.reply(status, json.dumps(value).encode(), Content_Type="application/json", **headers)

    def answer(self):
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size).decode()
        self.server.owner.count(self.path)
        path, _, query = self.path.partition("?")
        handler = getattr(self, "path_" + path.strip("/").split("/")[0].replace("-", "_"), None)
        if handler:
            handler(body, query)
        else:
            self.reply(404, b"nothing here", Content_Type="text/plain")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = answer

    def path_echo(self, body, query):
        shown = {name.lower(): value for name, value in self.headers.items()
                 if name.lower() not in ("host", "user-agent")}
        self.json({"method": self.command, "body": body, "query": query, "headers": shown}, X_Twice=["a", "b"])

    def path_host(self, _body, _query):
        self.json({"host": self.headers.get("Host", "").split(":")[0]})

    def path_count(self, _body, _query):
        self.json({"count": self.server.owner.counts[self.path]})

    def path_text(self, _body, _query):
        self.reply(200, b'{"a": 1}', Content_Type="text/plain")

    def path_yaml(self, _body, _query):
        self.reply(200, b"a: [1, two]\n", Content_Type="application/yaml")

    def path_broken(self, _body, _query):
        self.reply(200, b'{"a": ', Content_Type="application/json")

    def path_gzip(self, _body, _query):
        self.reply(200, gzip.compress(b'{"zipped": true}'), Content_Type="application/json", Content_Encoding="gzip")

    def path_bomb(self, _body, _query):
        self.reply(200, gzip.compress(b"0" * (80 << 20)), Content_Type="text/plain", Content_Encoding="gzip")

    def path_status(self, _body, query):
        self.json({"count": self.server.owner.counts[self.path]}, status=int(query))

    def path_redirect(self, _body, query):
        status, _, to = query.partition(",")
        self.reply(int(status), Location=to)

    def path_loop(self, _body, _query):
        self.reply(302, Location="/loop")

    def path_slow(self, _body, _query):
        self.server.owner.released.wait(20)
        self.json({})

    def path_fresh(self, _body, query):
        self.json({"count": self.server.owner.counts[self.path]}, Date=self.date_time_string(),
                  Cache_Control=query.replace("+", "=") or "max-age=3600")

    def path_tagged(self, _body, _query):
        if self.headers.get("If-None-Match") == '"v1"':
            return self.reply(304, Etag='"v1"', Cache_Control="max-age=0", Date=self.date_time_string())
        return self.json({"count": self.server.owner.counts[self.path]}, Etag='"v1"', Cache_Control="max-age=0",
                         Date=self.date_time_string())

    def path_flaky(self, _body, _query):
        if self.server.owner.counts[self.path] == 1:
            self.close_connection = True
            self.connection.close()
        else:
            self.json({"count": self.server.owner.counts[self.path]})


class Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments):
        pass


class SocketListener(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def certificates(folder):
    """A CA, a certificate for localhost and one for a client, each with its key."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem")
    for name, extension in (("server", "subjectAltName=DNS:localhost,DNS:named.example"),
                            ("client", "extendedKeyUsage=clientAuth")):
        (pathlib.Path(folder) / f"{name}.ext").write_text(extension)
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}",
                "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
                "2", "-extfile", f"{name}.ext", "-out", f"{name}.pem")


class Servers:
    """All of them, with the certificates of a folder, on ports of the kernel's choice, each in a thread."""

    def __init__(self, folder):
        self.counts = {}
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.socket = str(pathlib.Path(folder) / "server.sock")
        self.plain = self.start(Listener(("127.0.0.1", 0), Handler))
        self.secure = self.start(self.wrapped(folder, ssl.CERT_NONE))
        self.mutual = self.start(self.wrapped(folder, ssl.CERT_REQUIRED))
        self.local = self.start(SocketListener(self.socket, Handler))

    def count(self, path):
        with self.lock:
            self.counts[path] = self.counts.get(path, 0) + 1

    def wrapped(self, folder, wants):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/server.pem", f"{folder}/server.key")
        context.load_verify_locations(f"{folder}/ca.pem")
        context.verify_mode = wants
        listener = Listener(("127.0.0.1", 0), Handler)
        listener.socket = context.wrap_socket(listener.socket, server_side=True, do_handshake_on_connect=False)
        return listener

    def start(self, listener):
        listener.owner = self
        threading.Thread(target=listener.serve_forever, args=(0.02,), daemon=True).start()
        return listener

    def stop(self):
        self.released.set()
        for listener in (self.plain, self.secure, self.mutual, self.local):
            listener.shutdown()
            listener.server_close()
        pathlib.Path(self.socket).unlink(missing_ok=True)

"""A unix socket between Docker's clients and a daemon that writes down the requests which pass: their method, target,
headers and, where it is JSON, body. What follows an upgrade is passed on and not read."""

import contextlib
import io
import json
import os
import re
import socket
import threading

HEAD_BYTES_MAX = 1 << 20


class Recorder:
    """Use it as a context manager. `requests` are in the order of their ends; give no two clients at once."""

    def __init__(self, path, daemon_path):
        self.path, self.daemon_path = str(path), str(daemon_path)
        self.requests = []
        self.lock = threading.Lock()
        self.server = None

    def __enter__(self):
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.server.bind(self.path)
        self.server.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()

    def _accept(self):
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self.server.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.connect(self.daemon_path)
        back = threading.Thread(target=pump, args=(daemon, client), daemon=True)
        back.start()
        copy = io.BytesIO()
        pump(client, daemon, copy)
        with self.lock:
            self.requests += parsed(copy.getvalue())
        back.join()


def pump(source, sink, copy=None):
    with contextlib.suppress(OSError):
        while part := source.recv(1 << 16):
            if copy:
                copy.write(part)
            sink.sendall(part)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def parsed(stream):
    """The requests in what one client sent over one connection, as sample documents."""
    found = []
    while b"\r\n\r\n" in stream[:HEAD_BYTES_MAX]:
        head, _, stream = stream.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = [[name, value] for name, _, value in (line.partition(": ") for line in lines)]
        by_name = {name.lower(): value for name, value in headers}
        if "chunked" in by_name.get("transfer-encoding", ""):
            body, stream = dechunked(stream)
        else:
            length = int(by_name.get("content-length", 0))
            body, stream = stream[:length], stream[length:]
        sample = {"method": method, "target": target, "headers": kept(headers)}
        if "json" in by_name.get("content-type", ""):
            sample["body"] = body.decode()
        found.append(sample)
        if by_name.get("connection", "").lower() == "upgrade":
            break
    return found


def kept(headers):
    """Without what only this machine's run is about; of a name that stands twice the last, as Docker tells plugins."""
    return {name: value for name, value in headers if name.lower() not in ("host", "x-registry-auth", "traceparent")}


def dechunked(stream):
    body = b""
    while match := re.match(rb"([0-9a-fA-F]+)[^\r]*\r\n", stream):
        size = int(match[1], 16)
        body += stream[match.end() : match.end() + size]
        stream = stream[match.end() + size + 2 :]
        if size == 0:
            break
    return body, stream


def write_samples(path, requests):
    """One request a line, each kind of request once: those that differ only in what a run makes up are left out."""
    seen = set()
    with open(path, "w") as out:
        for request in requests:
            line = json.dumps(request, ensure_ascii=False).replace(os.getcwd(), "/home/me/shop")
            kind = re.sub(r"[0-9a-f]{12,64}", "ID", line)
            if kind not in seen:
                seen.add(kind)
                out.write(line + "\n")

"""A daemon that answers just enough for Docker's client to send its requests, and keeps them."""

import http.server
import socketserver
import threading

ID = "a" * 64


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            body = self.read_chunks()
        path = self.path.partition("?")[0]
        status, text = 500, b'{"message":"the recorder does nothing"}'
        if path.endswith("/_ping"):
            status, text = 200, b"OK"
        elif path.endswith("/containers/create") or path.endswith("/exec"):
            self.server.requests.append((self.command, self.path, body))
            status, text = 201, b'{"Id":"%s","Warnings":[]}' % ID.encode()
        elif path.endswith("/images/create") or path.endswith("/json"):
            status, text = 200, b"{}"
        self.send_response(status)
        self.send_header("Api-Version", self.server.api)
        self.send_header("Ostype", "linux")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

    def read_chunks(self):
        chunks = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def address_string(self):
        return "client"

    def log_message(self, *_):
        pass


class Recorder(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """`requests` holds (method, target, body) of each create and exec."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, path, api):
        super().__init__(str(path), Handler)
        self.api = api
        self.requests = []

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

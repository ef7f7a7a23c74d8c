"""One HTTP/1.1 request over a unix socket, written as the caller spells it: targets and bodies go out untouched."""

import contextlib
import http.client
import json
import socket
from dataclasses import dataclass


@dataclass
class Answer:
    status: int
    body: str

    def message(self):
        """Docker's error text, or the body when it is not one."""
        try:
            return json.loads(self.body)["message"]
        except (ValueError, KeyError, TypeError):
            return self.body.strip()


def request(socket_path, method, target, body=None, headers=(), timeout=30):
    """`body`: None, bytes sent as they are, or a value sent as JSON. Content-Type is application/json unless `headers`
    (pairs) say otherwise. Raises OSError (TimeoutError too) when no whole answer comes."""
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    names = {name.lower() for name, _ in headers}
    lines = [f"{method} {target} HTTP/1.1", "Host: docker"]
    if "connection" not in names:
        lines.append("Connection: close")
    lines += [f"{name}: {value}" for name, value in headers]
    if body is not None and "content-type" not in names:
        lines.append("Content-Type: application/json")
    if body is not None and "transfer-encoding" not in names:
        lines.append(f"Content-Length: {len(body)}")
    head = ("\r\n".join(lines) + "\r\n\r\n").encode()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(timeout)
        connection.connect(str(socket_path))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it may answer before it has read the body
            connection.sendall(head + (body or b""))
        return _read_answer(connection, method)


def chunked(body, size=65536):
    """The bytes of a chunked transfer of `body`."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def _read_answer(connection, method):
    response = http.client.HTTPResponse(connection, method=method)
    try:
        response.begin()
        return Answer(response.status, response.read().decode(errors="replace"))
    except http.client.HTTPException as error:
        raise ConnectionError(f"no whole HTTP answer: {error!r}") from error
    finally:
        response.close()

"""One request over HTTP/2 without TLS and without an upgrade (“prior knowledge”), on a unix socket: as little of
RFC 9113 and RFC 7541 as that takes. Header fields go out as literals; of an answer's, the status is read."""

import contextlib
import socket
from dataclasses import dataclass

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
END_STREAM, ACK, END_HEADERS = 0x1, 0x1, 0x4
STATUS = {0x88: 200, 0x89: 204, 0x8A: 206, 0x8B: 304, 0x8C: 400, 0x8D: 404, 0x8E: 500}  # of the static table
FRAME_BYTES_MAX = 1 << 14
ANSWER_BYTES_MAX = 1 << 20


@dataclass
class Answer:
    status: int | None  # None: one that is not in the static table, which is any but STATUS's
    body: bytes


def frame(kind, flags, stream, payload):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def literal(name, value):
    """A field that neither side is to remember; both texts are shorter than 127 bytes."""
    return b"\x00" + b"".join(bytes([len(text)]) + text for text in (name.encode(), value.encode()))


def grpc_message(payload=b""):
    return b"\x00" + len(payload).to_bytes(4, "big") + payload


def request(socket_path, method, path, headers, body=b"", timeout=20):
    """Raises OSError when no whole answer comes."""
    fields = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "docker"), *headers]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(timeout)
        connection.connect(str(socket_path))
        block = b"".join(literal(name, value) for name, value in fields)
        connection.sendall(
            PREFACE
            + frame(SETTINGS, 0, 0, b"")
            + frame(HEADERS, END_HEADERS, 1, block)
            + frame(DATA, END_STREAM, 1, body)
        )
        with contextlib.closing(connection.makefile("rb")) as stream:
            return read_answer(connection, stream)


def read_answer(connection, stream):
    answer = Answer(None, b"")
    has_begun = False
    while len(answer.body) < ANSWER_BYTES_MAX:
        kind, flags, number, payload = read_frame(stream)
        if kind in (SETTINGS, PING) and not flags & ACK:
            connection.sendall(frame(kind, ACK, 0, payload if kind == PING else b""))
        if kind == HEADERS and number == 1 and not has_begun:
            has_begun = True
            answer.status = STATUS.get(payload[0])
        if kind == DATA and number == 1:
            answer.body += payload
        if kind in (RST_STREAM, GOAWAY):
            raise ConnectionError(f"the daemon ended the stream: frame {kind}, {payload!r}")
        if kind in (DATA, HEADERS) and number == 1 and flags & END_STREAM:
            return answer
    raise ConnectionError("the answer is longer than expected")


def read_frame(stream):
    head = stream.read(9)
    length = int.from_bytes(head[:3], "big")
    payload = stream.read(length)
    if len(head) < 9 or length > FRAME_BYTES_MAX or len(payload) < length:
        raise ConnectionError("the connection ended within a frame")
    return head[3], head[4], int.from_bytes(head[5:], "big") & 0x7FFFFFFF, payload

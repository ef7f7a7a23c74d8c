"""What the clients send: the sixteen create requests of bench/data, small and with 900 variables, and the calls of one
`docker run` as a daemon sent them."""

import base64
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
VARIABLES = [f"VARIABLE_{i:03}={'x' * 24}{i:03}" for i in range(900)]


def http(path, message):
    body = json.dumps(message, separators=(",", ":")).encode() + b"\n"
    head = (f"POST {path} HTTP/1.1\r\nHost: \r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: {len(body)}\r\n"
            "Accept: application/vnd.docker.plugins.v1.2+json\r\nAccept-Encoding: gzip\r\n\r\n")
    return head.encode() + body


def create_message(sample, variables):
    body = sample["input"]["Body"]
    if variables:
        body = dict(body, Env=variables)
    return {
        "RequestMethod": "POST",
        "RequestUri": sample["input"]["Path"],
        "RequestBody": base64.b64encode(json.dumps(body, separators=(",", ":")).encode()).decode(),
        "RequestHeaders": sample["input"]["Headers"],
    }


def write(path, requests):
    with open(path, "wb") as file:
        for request in requests:
            file.write(b"%08d\n" % len(request) + request)
    return path


def write_requests(folder):
    """{"2k": file, "64k": file, "run": file, "run_calls": number}."""
    samples = [json.loads(line) for line in (ROOT / "bench/data/inputs.jsonl").read_text().splitlines()]
    run = [json.loads(line) for line in (ROOT / "tests/samples/authz/run.jsonl").read_text().splitlines()]
    request = "/AuthZPlugin.AuthZReq"
    return {
        "2k": write(folder / "2k", [http(request, create_message(sample, [])) for sample in samples]),
        "64k": write(folder / "64k", [http(request, create_message(sample, VARIABLES)) for sample in samples]),
        "run": write(folder / "run", [http(line["path"], line["body"]) for line in run]),
        "run_calls": len(run),
    }

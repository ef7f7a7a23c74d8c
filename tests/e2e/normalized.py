"""What `bulkhead normalize --body` says of requests, beside what the plugin said of them."""

import json
import math
import subprocess

BODY_BYTES_MAX = 1 << 20  # longer ones are left to the plugin alone


def described(request, body):
    """The request as `normalize` takes it, with its body as it was before the transfer; None where that cannot be
    written: invalid UTF-8, and what the daemon does not show its plugin as it came."""
    names = [name for name, _ in request.headers]
    if len(body) >= BODY_BYTES_MAX or names.count("Content-Type") > 1 or "Content-Length" in names:
        return None
    if dict(request.headers)["Content-Type"].endswith("; x"):  # a parameter without a value: a body that is not shown
        return None
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    headers = {**dict(request.headers), "Content-Length": str(len(body))}
    return {"method": request.method, "target": request.target, "headers": headers, "body": text}


def parsed(text):
    return json.loads(text, parse_float=finite)


def finite(text):
    """A number that can be written again; beyond a float's range only unknown members have any."""
    number = float(text)
    return number if math.isfinite(number) else 0


def differences(program, daemon, readings, unshown):
    """`readings`: (described request, the body that the plugin read, or None where it refused). `unshown`: members of a
    body that the plugin did not tell. A line for each request of which `normalize` says something else."""
    lines = "".join(json.dumps(request) + "\n" for request, _ in readings)
    command = [program, "normalize", "--body", "--lines", "--daemon", daemon.reading, "--request", "-"]
    done = subprocess.run(command, input=lines.encode(), capture_output=True, timeout=300)
    answers = done.stdout.decode().splitlines()
    if len(answers) != len(readings):
        return [f"{command} gave {len(answers)} lines for {len(readings)} requests: {done.stderr.decode()[:300]}"]
    found = []
    for (request, read), answer in zip(readings, answers):
        said = parsed(answer)
        body = said.get("body")
        body = body and {name: value for name, value in body.items() if name not in unshown}
        if "mistake" in said or ("refused" in said) != (read is None) or (read is not None and body != read):
            asked = json.dumps(request)[:600]
            found.append(f"normalize says {answer[:400]}\nthe plugin read: {read}\nrequest: {asked}")
    return found

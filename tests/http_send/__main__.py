"""http.send against a real server: each request of cases.py is sent by `rego eval`, and by opa where it is there.

    python3 -m tests.http_send REGO [OPA]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

from tests.http_send.cases import CASES
from tests.http_send.server import Servers, certificates

SECONDS_MAX = 60
# What differs from one request, machine or program to the next.
VOLATILE = [
    (re.compile(r'"date": \["[^"]*"\]'), '"date": ["DATE"]'),
    (re.compile(r"127\.0\.0\.1:\d+|localhost:\d+"), "SERVER"),
    (re.compile(r'lookup (\S+?)(?: on [^"]*)?: no such host'), r"lookup \1: no such host"),
    (re.compile(r'"(server|connection|keep-alive)": \[[^\]]*\],? ?'), ""),
    # In an error that is an answer opa names the place of the call too.
    (re.compile(r'"message": "p\.rego:\d+: eval_'), '"message": "eval_'),
    (re.compile(r", \"server\": \[[^\]]*\]"), ""),
]


def normal(text):
    for pattern, replacement in VOLATILE:
        text = pattern.sub(replacement, text)
    return text


def evaluate(program, policy, environment, allow_net):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.rego")
        with open(path, "w", encoding="utf-8") as file:
            file.write(policy)
        command = [program, "eval", "--strict-builtin-errors", "--format", "json", "-d", "p.rego", "data.p.x"]
        if allow_net is not None:
            with open(os.path.join(folder, "capabilities.json"), "w", encoding="utf-8") as file:
                json.dump({"allow_net": allow_net}, file)
            command += ["--capabilities", "capabilities.json"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True,
                              timeout=SECONDS_MAX, check=False)
    if not done.stdout:
        return f"no answer, status {done.returncode}: {done.stderr[:2000]}"
    answer = json.loads(done.stdout)
    if "errors" in answer:
        return "error: " + normal(answer["errors"][0]["message"])
    if "result" not in answer:
        return "undefined"
    return normal(json.dumps(answer["result"][0]["expressions"][0]["value"], sort_keys=True))


def filled(text, servers, folder):
    places = {"PLAIN": f"http://127.0.0.1:{servers.plain.server_port}", "PORT": str(servers.plain.server_port),
              "SECURE": f"https://localhost:{servers.secure.server_port}",
              "NUMERIC": f"https://127.0.0.1:{servers.secure.server_port}",
              "MUTUAL": f"https://localhost:{servers.mutual.server_port}",
              "SOCKET": servers.socket.replace("/", "%2F"), "FOLDER": folder}
    return re.sub(r"<([A-Z]+)>", lambda match: places[match[1]], text)


def ask(program, case, folder):
    """Each program meets servers that have not been asked before."""
    servers = Servers(folder)
    try:
        environment = dict(os.environ, **{name: filled(value, servers, folder)
                                          for name, value in case.get("environment", {}).items()})
        if case.get("pem"):
            with open(os.path.join(folder, case["pem"]), encoding="utf-8") as file:
                environment["PEM"] = file.read()
        policy = "package p\n\n" + filled(case["policy"], servers, folder)
        return evaluate(program, policy, environment, case.get("allow_net"))
    finally:
        servers.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rego")
    parser.add_argument("opa", nargs="?")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        certificates(folder)
        failures = run_all(arguments, folder)
    print(f"{len(CASES)} cases, {failures} failures")
    return 1 if failures else 0


def run_all(arguments, folder):
    failures = 0
    for case in CASES:
        answers = {}
        for program in filter(None, [arguments.rego, arguments.opa if case.get("as_opa", True) else None]):
            answers[program] = ask(os.path.abspath(program), case, folder)
        got = answers[arguments.rego]
        wanted = answers.get(arguments.opa, got)
        told = case["gives"]
        if got != wanted or not re.search(told, got):
            failures += 1
            print(f"{case['name']}\n  {case['policy']}\n  got    {got}\n  opa    {wanted}\n  wanted /{told}/")
    return failures


if __name__ == "__main__":
    sys.exit(main())

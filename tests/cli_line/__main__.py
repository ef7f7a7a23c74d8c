"""Docker command lines, read by us and by Docker's own clients: what a client sends to a recording daemon must be what
`bulkhead normalize` says, and a line that the client refuses must be a mistake to us.

    python3 -m tests.cli_line PROGRAM [--generated N] [--seed N] [--written-only] [--build] [--line 'docker create …']

PROGRAM is a built bulkhead. --build builds client 28 under build/ where the machine has none. Exit code 77: no client.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import urllib.parse

from tests.cli_line import clients, lines
from tests.cli_line.recorder import Recorder

WORKERS = 3
UNORDERED = [("Env",), ("HostConfig", "Binds")]  # the client makes these from a map
PROFILE = '{ "defaultAction" : "SCMP_ACT_ERRNO",\n "syscalls": [ {"names": ["a b", "\\"x"]} ] }\n'


def write_files(folder):
    (folder / "env.list").write_text("# comment\nA=file\n  B=two words \nFOO\nMISSING\n\nC=\n")
    (folder / "labels.list").write_text("a=1\nb\nc=x=y\n")
    (folder / "bad.list").write_text("A=1\na b=c\n")
    (folder / "latin1.list").write_bytes(b"A=\xff\n")
    (folder / "bom.list").write_bytes(b"\xef\xbb\xbfA=1\n")
    (folder / "crlf.list").write_bytes(b"A=1\r\nB=2\r\r\n\tC=3")
    (folder / "long.list").write_text("A=" + "x" * 70000 + "\n")
    (folder / "profile.json").write_text(PROFILE)
    (folder / "bad.json").write_text('{"a":}')


def environment(folder, socket=None):
    """Of a process that knows no other daemon and no configuration."""
    known = {"PATH": os.environ["PATH"], "HOME": str(folder), "DOCKER_CONFIG": str(folder / "config")}
    if socket:
        known["DOCKER_HOST"] = f"unix://{socket}"
    return dict(known, FOO="from outside")


def ours(program, client, api, all_lines, folder):
    """A request ({"method", "target", "body"}) or a mistake's sentence for each line."""
    text = "".join(json.dumps(words) + "\n" for words in all_lines)
    command = [program, "normalize", "--show-request", "--lines", "--cli", client.reader, "--api-version", api,
               "--request", "-"]
    ran = subprocess.run(command, input=text, capture_output=True, text=True, cwd=folder, env=environment(folder))
    if ran.returncode != 0:
        raise SystemExit(f"{shlex.join(command)}: {ran.stderr[-2000:]}")
    results = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(results) == len(all_lines), (len(results), len(all_lines))
    return [result.get("request") or result.get("mistake") for result in results]


def theirs(client, recorder, words, folder):
    """The request that the client sends, or its last words where it sends none."""
    recorder.requests.clear()
    ran = subprocess.run([client.path, *words[1:]], capture_output=True, cwd=folder, timeout=120,
                         stdin=subprocess.DEVNULL, env=environment(folder, recorder.server_address))
    if not recorder.requests:
        return ran.stderr.decode(errors="replace").strip()
    method, target, body = recorder.requests[0]
    return {"method": method, "target": target, "body": json.loads(body)}


def comparable(request):
    """Equal for requests that mean the same: the order that a map gave is forgotten."""
    if isinstance(request, str):
        return None
    path, _, query = request["target"].partition("?")
    body = json.loads(json.dumps(request["body"]))
    for *parents, name in UNORDERED:
        owner = body
        for parent in parents:
            owner = owner.get(parent) or {}
        if owner.get(name):
            owner[name] = sorted(owner[name])
    return request["method"], path, sorted(urllib.parse.parse_qsl(query, keep_blank_values=True)), body


def difference(got, wanted, place="body"):
    """Where two documents differ first."""
    if isinstance(got, dict) and isinstance(wanted, dict):
        for key in sorted(got.keys() | wanted.keys()):
            if got.get(key, "absent") != wanted.get(key, "absent"):
                return difference(got.get(key, "absent"), wanted.get(key, "absent"), f"{place}.{key}")
    return f"{place}: got {json.dumps(got)}, wanted {json.dumps(wanted)}"


def judge(words, got, wanted):
    """None, or what is wrong."""
    left, right = comparable(got), comparable(wanted)
    if left == right:
        return None
    head = f"FAIL {shlex.join(words)}\n  "
    if left is None:
        return f"{head}got the mistake {got!r}, the client sent its request"
    if right is None:
        return f"{head}got a request, the client refused: {wanted[-300:]!r}"
    if left[:3] != right[:3]:
        return f"{head}got {left[:3]}, wanted {right[:3]}"
    return head + difference(left[3], right[3])


def compare(program, client, api, all_lines, folder, sockets):
    """What is wrong, for each line that differs. Each worker takes every n-th line."""
    answers = ours(program, client, api, all_lines, folder)

    def work(number):
        wrong = []
        with Recorder(sockets / f"{client.reader}-{api}-{number}", api) as recorder:
            for index in range(number, len(all_lines), WORKERS):
                words = all_lines[index]
                wrong.append(judge(words, answers[index], theirs(client, recorder, words, folder)))
        return [each for each in wrong if each]

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return [each for wrong in pool.map(work, range(WORKERS)) for each in wrong]


def chosen_lines(options, is_newest):
    if options.line:
        return [shlex.split(line) for line in options.line]
    chosen = lines.written()
    if not options.written_only:
        chosen += lines.generated(options.seed, options.generated)
    # With an older API the same client reads values as before.
    return chosen if options.written_only or not is_newest else chosen + lines.one_option_each()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--generated", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--written-only", action="store_true")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--line", action="append")
    options = parser.parse_args()
    if options.build and (reason := clients.build()):
        print(reason)
    found = clients.find()
    if not found:
        print("no client of Docker 20.10 or 28 is here")
        return 77
    failed = passed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "work"
        for path in (folder, folder / "config"):
            path.mkdir()
        write_files(folder)
        for client in found:
            for api in clients.APIS[client.reader]:
                all_lines = chosen_lines(options, api == clients.APIS[client.reader][0])
                wrong = compare(os.path.abspath(options.program), client, api, all_lines, folder, pathlib.Path(name))
                print(*wrong, sep="\n", end="\n" if wrong else "")
                print(f"client {client.version}, API {api}: {len(all_lines)} lines, {len(wrong)} differ", flush=True)
                failed += len(wrong)
                passed += len(all_lines) - len(wrong)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

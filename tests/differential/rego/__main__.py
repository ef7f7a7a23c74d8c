"""The engine next to OPA on generated policies: results, error codes, texts and places must agree.

    python3 -m tests.differential.rego ORACLE SUBJECT [--seconds N] [--seed N] [--cases FOLDER]
        [--show N]

ORACLE and SUBJECT are programs that answer a line of JSON with one (oracle/main.go, subject.cc). FOLDER holds
*.rego files, or OPA's cases (*.yaml, read where PyYAML is installed): seeds that are mutated beside what the grammar
makes. Differences are grouped; the shortest case of each group is printed. Exit status 1 when there is one.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import threading
import time

from . import argued, generate, mutate

ANSWER_SECONDS_MAX = 20


class Side:
    """One of the two programs; started again when it dies."""

    def __init__(self, command):
        self.command = command
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)

    def ask(self, line):
        timer = threading.Timer(ANSWER_SECONDS_MAX, self.process.kill)
        timer.start()
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        timer.cancel()
        if answer:
            return json.loads(answer, parse_float=str, parse_int=str)
        self.stop()
        self.start()
        return {"died": True}

    def stop(self):
        self.process.kill()
        self.process.wait()


def seeds_of(folder):
    seeds = []
    for path in sorted(folder.rglob("*.rego")):
        seeds.append({"modules": [path.read_text()], "query": "data", "version": "v1"})
    yaml_files = sorted(folder.rglob("*.yaml"))
    if yaml_files:
        try:
            import yaml
        except ImportError:
            print("PyYAML is not installed: YAML cases are left out", file=sys.stderr)
            return seeds
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for path in yaml_files:
            version = "v0" if "/v0/" in str(path) else "v1"
            document = yaml.load(path.read_text(), loader) or {}
            seeds += [seed_of(case, version) for case in document.get("cases", []) if case.get("modules")]
    return [seed for seed in seeds if seed]


def seed_of(case, version):
    seed = {"modules": case["modules"], "query": case.get("query", "data"), "version": version}
    for key in ("data", "input"):
        if key in case:
            seed[key] = case[key]
    try:
        json.dumps(seed)
    except TypeError:
        return None
    return seed


def make_case(source, seeds):
    if not seeds or source.random() < 0.4:
        text = generate.policy(source)
        if source.random() < 0.2:
            text = mutate.mutate(source, text)
        return {"modules": [text], "query": "data.test", "version": "v1",
                "input": json.loads(source.choice(generate.INPUTS)), "data": json.loads(source.choice(generate.DATA))}
    case = dict(source.choice(seeds))
    at = source.randrange(len(case["modules"]))
    case["modules"] = list(case["modules"])
    case["modules"][at] = mutate.mutate(source, case["modules"][at])
    if source.random() < 0.1:
        case["strict"] = True
    return case


def signature(want, got):
    """What makes two differences the same: kinds, codes, and texts without names and numbers."""

    def blur(answer):
        if "died" in answer:
            return "died"
        if "errors" in answer:
            words = [f"{error['code']}: {error['message']}" for error in answer["errors"][:2]]
            words = " | ".join(words)
        elif "error" in answer:
            words = f"{answer['error']['code']}: {answer['error']['message']}"
        else:
            return "solutions" if answer.get("solutions") else "undefined"
        return re.sub(r"\b(data|input)[\w.\[\]\"]*|\b\w\b|\d+|\"[^\"]*\"|`[^`]*`", "_", words)[:160]

    return blur(want), blur(got)


def details_of(error):
    """The lines below the message; of a syntax error they follow from the place: the source's line and a caret."""
    return () if error["code"] == "rego_parse_error" else tuple(error.get("details") or ())


def normal(answer):
    """The parts that must agree; expressions and bindings as sets of solutions."""
    if "errors" in answer:
        return [(e["code"], e["message"], e["place"], details_of(e)) for e in answer["errors"]]
    if "error" in answer:
        return answer["error"]["code"], answer["error"]["message"]
    return sorted(json.dumps(solution, sort_keys=True) for solution in answer.get("solutions") or [])


def print_group(kinds, count, case, want, got):
    print("=" * 100)
    print(f"{count} times\n  opa:  {kinds[0]}\n  ours: {kinds[1]}")
    for text in case["modules"]:
        print("-" * 40 + "\n" + text)
    print("-" * 40, {key: case[key] for key in case if key != "modules"})
    print("opa: ", json.dumps(want)[:1500])
    print("ours:", json.dumps(got)[:1500])


def run(arguments):
    source = random.Random(arguments.seed)
    seeds = seeds_of(arguments.cases) if arguments.cases else []
    oracle, subject = Side(arguments.oracle), Side(arguments.subject)
    groups, asked, until = {}, 0, time.monotonic() + arguments.seconds
    while time.monotonic() < until:
        case = make_case(source, seeds)
        if argued.is_left_out(case):
            continue
        line = (json.dumps(case) + "\n").encode()
        want, got = oracle.ask(line), subject.ask(line)
        asked += 1
        if normal(want) == normal(got) and "died" not in got or argued.is_argued(case, want, got):
            continue
        kinds = signature(want, got)
        count, shortest, *rest = groups.get(kinds, (0, None))
        size = sum(map(len, case["modules"]))
        if shortest is None or size < sum(map(len, shortest["modules"])):
            shortest, rest = case, [want, got]
        groups[kinds] = (count + 1, shortest, *rest)
    oracle.stop()
    subject.stop()
    for kinds, (count, case, want, got) in sorted(groups.items(), key=lambda item: -item[1][0])[: arguments.show]:
        print_group(kinds, count, case, want, got)
    differing = sum(group[0] for group in groups.values())
    print(f"opa differential: {asked} policies, {differing} differ, in {len(groups)} ways (seed {arguments.seed})")
    return 1 if groups else 0


def main():
    parser = argparse.ArgumentParser(prog="tests.differential.rego")
    parser.add_argument("oracle")
    parser.add_argument("subject")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--cases", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()
    if arguments.seed is None:
        arguments.seed = random.randrange(1 << 32)
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())

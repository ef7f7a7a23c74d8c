#!/usr/bin/env python3
"""Our engine next to OPA and regorus, alternating in one run.

Each engine is a small program with the same arguments (POLICY DIALECT INPUTS ANSWER_KEY SECONDS) that evaluates the
policy over sixteen parsed inputs in turn, checks every answer, and prints {"ns", "count"} and, where it counts them,
"allocs". Rounds alternate between the engines, so that a busy moment of the machine hits all of them; medians stand in
the table. The peers are built into build/peers; one whose tool chain is missing is left out, and the table says so.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
BUILD = ROOT / "build" / "peers"
INPUTS = BENCH / "data" / "inputs.jsonl"
# title, policy, dialect, the key of its answers in inputs.jsonl, wanted ratios to the peers
POLICIES = [
    ("seed policy", BENCH / "data" / "seed.rego", "v0", "seed", {"opa": 15, "regorus": 3}),
    ("40 rules", BENCH / "data" / "rules40.rego", "v1", "rules40", {"opa": 8, "regorus": 3}),
]


def build_opa():
    program = BUILD / "opa-peer"
    run_build(["go", "build", "-o", str(program), "."], BENCH / "peers" / "opa")
    return program


def build_regorus():
    target = BUILD / "cargo"
    command = ["cargo", "build", "--quiet", "--release", "--locked", "--target-dir", str(target)]
    run_build(command, BENCH / "peers" / "regorus")
    return target / "release" / "regorus-peer"


def run_build(command, folder):
    if not shutil.which(command[0]):
        raise FileNotFoundError(f"{command[0]} is not installed")
    subprocess.run(command, cwd=folder, check=True, env=dict(os.environ, GOFLAGS="-mod=readonly"))


def find_engines(ours):
    """The programs by name, in the order of the table; a peer that cannot be built is reported and left out."""
    BUILD.mkdir(parents=True, exist_ok=True)
    engines = {}
    if ours.exists():
        engines["bulkhead"] = ours
    else:
        print(f"bulkhead is left out: {ours} is not built", file=sys.stderr)
    for name, build in (("opa", build_opa), ("regorus", build_regorus)):
        try:
            engines[name] = build()
        except (OSError, subprocess.CalledProcessError) as failure:
            print(f"{name} is left out: {failure}", file=sys.stderr)
    return engines


def measure(program, policy, seconds):
    _, text, dialect, key, _ = policy
    command = [str(program), str(text), dialect, str(INPUTS), key, str(seconds)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run_rounds(engines, policy, rounds, seconds):
    runs = {name: [] for name in engines}
    for _ in range(rounds):
        for name, program in engines.items():
            runs[name].append(measure(program, policy, seconds))
    return runs


def print_table(policy, runs):
    title, _, _, _, wanted = policy
    medians = {name: statistics.median(run["ns"] for run in rows) for name, rows in runs.items()}
    ours = medians.get("bulkhead")
    print(f"\n{title}")
    columns = ("median", "fastest", "slowest", "allocs", "ratio", "wanted")
    print("engine    " + "".join(f"{column:>12}" for column in columns))
    reached = True
    for name, rows in runs.items():
        times = [run["ns"] for run in rows]
        allocs = f"{rows[-1]['allocs']:.1f}" if "allocs" in rows[-1] else "-"
        ratio, goal = "", ""
        if ours and name in wanted:
            ratio, goal = f"{medians[name] / ours:.1f}x", f"{wanted[name]}x"
            reached = reached and medians[name] / ours >= wanted[name]
        spread = "".join(f"{time:>9.0f} ns" for time in (medians[name], min(times), max(times)))
        print(f"{name:<10}{spread}{allocs:>12}{ratio:>12}{goal:>12}")
    return reached


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", type=pathlib.Path, default=ROOT / "build" / "release" / "bench" / "bulkhead_peer")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.5)
    options = parser.parse_args()
    engines = find_engines(options.ours)
    reached = True
    for policy in POLICIES:
        reached = print_table(policy, run_rounds(engines, policy, options.rounds, options.seconds)) and reached
    if not reached:
        print("\nA wanted ratio was not reached.")
    return 0


sys.exit(main())

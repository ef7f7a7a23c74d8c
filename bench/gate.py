"""The gate's figures: every server driven by one client, in one run.

    python3 -m bench.gate RELEASE_FOLDER [--calls N] [--rounds N] [--reloads N]

The servers take turns round by round, and medians over the rounds stand in the tables. What cannot be had (Go, its
modules) is named and left out; so are the targets that need it.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile

from bench.gate_figures import print_figures
from bench.gate_requests import write_requests
from bench.gate_servers import Server, all_servers, run_client

ROOT = pathlib.Path(__file__).resolve().parents[1]


def measure(server, folder, requests, connections, calls):
    """One run: what the client says, and the processor time of the server for a call in microseconds."""
    before = server.cpu_seconds()
    row = run_client(folder, server.socket, requests, connections, calls)
    row["cpu"] = (server.cpu_seconds() - before) / row["calls"] * 1e6
    return row


def medians(rows):
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def warmth(server):
    """Fewer calls of what takes milliseconds each."""
    return 0.05 if server.is_slow else 1.0


def run_rounds(servers, folder, requests, options):
    found = {}
    for _ in range(options.rounds):
        for server in servers:
            for size in ("2k", "64k"):
                for connections in (1, 8):
                    if connections > server.connections_max:
                        continue
                    calls = max(64, int(options.calls * warmth(server) * (1.0 if size == "2k" else 0.2)))
                    row = measure(server, folder, requests[size], connections, calls)
                    found.setdefault((server.name, size, connections), []).append(row)
    return {key: medians(rows) for key, rows in found.items()}


def print_rows(servers, rows):
    for size in ("2k", "64k"):
        for connections in (1, 8):
            print(f"\n{size} requests, {connections} connection{'s' if connections > 1 else ''}")
            print(f"{'':42} {'p50 µs':>9} {'p99 µs':>9} {'CPU µs':>8} {'calls/s':>9} {'allowed':>8}")
            for server in servers:
                row = rows.get((server.name, size, connections))
                if row is None:
                    continue
                share = f"{row['allowed'] / row['calls']:.0%}"
                print(f"{server.name:42} {row['p50']:9.1f} {row['p99']:9.1f} {row['cpu']:8.1f} "
                      f"{row['calls'] / row['seconds']:9.0f} {share:>8}")


def memory_of(server, folder, requests, options):
    """Resident memory in MB: of a fresh one, and after load on eight connections."""
    with server.fresh() as fresh:
        idle = fresh.resident_mb()
        if fresh.connections_max >= 8:
            run_client(folder, fresh.socket, requests["2k"], 8, max(64, int(options.calls * warmth(fresh))))
        return idle, fresh.resident_mb()


def print_memory(servers, folder, requests, options):
    print(f"\nresident memory, MB{'':23} {'idle':>8} {'loaded':>8}")
    found = {}
    for server in servers:
        found[server.name] = memory_of(server, folder, requests, options)
        print("{:42} {:8.1f} {:8.1f}".format(server.name, *found[server.name]))
    return found


def reload_memory(seed, folder, count):
    """Resident memory in MB after each tenth of `count` reloads of a policy with 10 MB."""
    policy = folder / "large.rego"
    text = seed.policy.read_text()
    padding = json.dumps({f"key-{i:06}": "x" * 80 for i in range(100_000)})
    with Server.for_policy(seed, folder, policy, text + f"\ntable := {padding}\n") as server:
        found = []
        for i in range(count):
            server.reload()
            if (i + 1) % max(1, count // 10) == 0:
                found.append(server.resident_mb())
        return found


def docker_run_cpu(server, folder, requests):
    """Microseconds of processor time that the calls of one `docker run` cost, the answers' calls among them."""
    runs = 2000
    row = measure(server, folder, requests["run"], 1, runs * requests["run_calls"])
    return row["cpu"] * requests["run_calls"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("release", type=pathlib.Path)
    parser.add_argument("--calls", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reloads", type=int, default=1000)
    options = parser.parse_args()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="bulkhead-bench-") as name:
        folder = pathlib.Path(name)
        requests = write_requests(folder)
        servers = all_servers(options.release.resolve(), folder)
        try:
            rows = run_rounds(servers, options.release, requests, options)
            print_rows(servers, rows)
            run_us = docker_run_cpu(servers[0], options.release, requests)
        finally:
            for server in servers:
                server.stop()
        memory = print_memory(servers, options.release, requests, options)
        reloads = reload_memory(servers[0], folder, options.reloads) if options.reloads else []
        print_figures(rows, memory, reloads, run_us)
    return 0


if __name__ == "__main__":
    sys.exit(main())

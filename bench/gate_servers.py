"""The servers of the gate's bench, each a process of its own behind a socket."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
START_SECONDS_MAX = 60
RELOAD_SECONDS_MAX = 60
BASELINE = "profile: baseline\nmode: enforce\nlog: {decisions: none}\n"


class ServerError(Exception):
    pass


class Server:
    def __init__(self, name, socket, command, connections_max=64, is_slow=False, policy=None, log=None):
        self.name, self.socket, self.command = name, pathlib.Path(socket), command
        self.connections_max, self.is_slow, self.policy, self.log = connections_max, is_slow, policy, log
        self.process = None

    def start(self):
        self.socket.unlink(missing_ok=True)
        try:
            self.process = subprocess.Popen([str(word) for word in self.command], stderr=subprocess.DEVNULL)
        except OSError as error:
            raise ServerError(f"{self.name} cannot be started: {error}") from error
        end = time.monotonic() + START_SECONDS_MAX
        while not self.socket.exists():
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise ServerError(f"{self.name} does not start: {' '.join(map(str, self.command))}")
            time.sleep(0.02)
        time.sleep(0.2)
        return self

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    @contextlib.contextmanager
    def fresh(self):
        """The same, started anew."""
        self.stop()
        try:
            yield self.start()
        finally:
            self.stop()

    def cpu_seconds(self):
        """User and system time of the whole process, by its own clock."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def resident_mb(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    @staticmethod
    @contextlib.contextmanager
    def for_policy(like, folder, policy, text):
        """A daemon as `like`, with another policy that can be reloaded."""
        policy.write_text(text)
        log = folder / "reload.log"
        command = [policy if word == like.policy else word for word in like.command if word != "--quiet"]
        server = Server("reloads", like.socket, [*command, "--log-file", log], policy=policy, log=log)
        try:
            yield server.start()
        finally:
            server.stop()

    def reload(self):
        """Loads the policy again, and waits until the new one decides."""
        count = self.log.read_text().count('"policy_loaded"')
        self.process.send_signal(signal.SIGHUP)
        end = time.monotonic() + RELOAD_SECONDS_MAX
        while self.log.read_text().count('"policy_loaded"') == count:
            if time.monotonic() > end:
                raise ServerError("the policy is not loaded again")
            time.sleep(0.05)


def run_client(release, socket, requests, connections, calls):
    done = subprocess.run([release / "bench/gate_load", socket, requests, str(connections), str(calls)],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"gate_load: {done.stderr}")
    made, seconds, p50, p99, allowed = done.stdout.split()
    return {"calls": int(made), "seconds": float(seconds), "p50": float(p50), "p99": float(p99),
            "allowed": int(allowed)}


def go_peer(folder):
    """The stand-in for opa-docker-authz; None where there is no Go, or its modules cannot be had."""
    if shutil.which("go") is None:
        return None
    peer = ROOT / "build/bench-authz"
    built = subprocess.run(["go", "build", "-o", peer, "."], cwd=ROOT / "bench/peers/authz",
                           env={**os.environ, "GOFLAGS": "-mod=mod"}, capture_output=True, text=True)
    if built.returncode != 0:
        print(f"the stand-in of opa-docker-authz cannot be built: {built.stderr.strip().splitlines()[-1:]}")
        return None
    return peer


def rules_of(count):
    """The forty rules of bench/data, and as many more of their shapes as are wanted, each with a name of its own."""
    text = (ROOT / "bench/data/rules40.rego").read_text()
    shapes = [
        'deny if input.Body.HostConfig.CgroupParent == "slice-{}"',
        'deny if startswith(input.Body.HostConfig.NetworkMode, "forbidden-{}")',
        'deny if {{\n\tsome bind in input.Body.HostConfig.Binds\n\tstartswith(bind, "/forbidden/{}")\n}}',
        'deny if "label=forbidden-{}" in input.Body.HostConfig.SecurityOpt',
    ]
    more = [shapes[i % len(shapes)].format(i) for i in range(count - 40)]
    return text + "\n" + "\n\n".join(more) + "\n"


def all_servers(release, folder):
    seed = ROOT / "bench/data/seed.rego"
    rules = folder / "rules104.rego"
    rules.write_text(rules_of(104))
    baseline = folder / "baseline.yaml"
    baseline.write_text(BASELINE)
    baseline.chmod(0o600)
    serve = [release / "bulkhead", "serve", "--quiet", "--plugin-name", "bench"]

    def ours(name, socket, *words, policy=None):
        return Server(name, folder / socket, [*serve, "--socket", folder / socket, *words], policy=policy)

    servers = [
        ours("bulkhead, seed policy", "seed", "--policy-file", seed, policy=seed),
        ours("bulkhead, 104 rules", "rules", "--policy-file", rules),
        ours("bulkhead, baseline and catalogue", "baseline", "--config", baseline),
        ours("bulkhead, seed, decision log", "logged", "--policy-file", seed, "--decision-log", folder / "decisions"),
        Server("our HTTP stack, constant", folder / "constant", [release / "bench/constant_gate", folder / "constant"]),
        Server("C loop, constant", folder / "c", [release / "bench/bare_loop", folder / "c"], connections_max=1),
        Server("Boost.Beast, constant", folder / "beast", [release / "bench/always_allow", folder / "beast"],
               connections_max=1),
    ]
    peer = go_peer(folder)
    if peer is not None:
        for name, words, slow in (
            ("Go net/http, constant", ["-mode", "constant"], False),
            ("opa-docker-authz config, seed", ["-mode", "config", "-v0", "-policy", seed], False),
            ("opa-docker-authz config, 104 rules", ["-mode", "config", "-policy", rules], False),
            ("opa-docker-authz policy file, seed", ["-mode", "policy-file", "-v0", "-policy", seed], True),
            ("opa-docker-authz policy file, 104 rules", ["-mode", "policy-file", "-policy", rules], True),
        ):
            socket = folder / ("go" + str(len(servers)))
            servers.append(Server(name, socket, [peer, "-socket", socket, *words], is_slow=slow))
    return list(started(servers))


def started(servers):
    """Those that start; the others are named and left out."""
    for server in servers:
        try:
            yield server.start()
        except ServerError as error:
            print(f"left out: {error}")

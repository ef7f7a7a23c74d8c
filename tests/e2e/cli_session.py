"""An ordinary day with docker's command line, as lists of arguments: every command that people use on a daemon without
a registry, with its common flags. All of them must be answered."""

import shlex
import socket

from tests.e2e.private_docker import IMAGE

BUILD_FILE = f"FROM {IMAGE}\nARG A=1\nLABEL a=b\nENV C=d\nWORKDIR /w\nRUN echo $A > a\nEXPOSE 80\nCMD cat a\n"

RUN_FLAGS = [
    ["-e", "A=b", "--env", "C=d", "-l", "a=b", "--label", "c", "-w", "/tmp", "-h", "host", "--domainname", "example"],
    ["-u", "1000:1000", "--cap-drop", "ALL", "--cap-add", "NET_BIND_SERVICE", "--security-opt", "no-new-privileges"],
    ["-m", "64m", "--memory-swap", "128m", "--cpus", "0.5", "--cpu-shares", "512", "--pids-limit", "100"],
    ["--cpuset-cpus", "0", "--ulimit", "nofile=1024:2048", "--shm-size", "32m", "--oom-score-adj", "100"],
    ["--read-only", "--tmpfs", "/t:size=1m,mode=1777", "--mount", "type=tmpfs,dst=/u,tmpfs-size=65536"],
    ["-v", "shelf:/shelf", "-v", "/tmp:/host:ro", "--mount", "type=volume,src=shelf,dst=/other,readonly"],
    ["--mount", "type=bind,src=/tmp,dst=/bound,readonly", "-v", "/anonymous"],
    ["-p", "127.0.0.1::80", "-p", "0:81/udp", "--expose", "82", "-P"],
    ["--add-host", "a:10.0.0.1", "--dns", "10.0.0.2", "--dns-search", "example", "--dns-opt", "ndots:1"],
    ["--network", "none"],
    ["--network", "lan", "--network-alias", "other", "--ip", "10.213.49.9"],
    ["--health-cmd", "true", "--health-interval", "5s", "--health-retries", "2", "--health-start-period", "1s"],
    ["--log-driver", "json-file", "--log-opt", "max-size=1m", "--log-opt", "max-file=2"],
    ["--stop-signal", "SIGINT", "--stop-timeout", "1", "--entrypoint", "echo", "--init"],
    ["--device", "/dev/null:/dev/zero2:r", "--sysctl", "net.ipv4.ip_unprivileged_port_start=0", "--group-add", "100"],
    ["--ipc", "private", "--uts", "host", "--pid", "host", "--userns", "host", "--cgroupns", "private"],
    ["--platform", "linux/amd64", "--pull", "never", "--annotation", "a=b", "--name", "named"],
    ["-i", "-t"],
    ["-q", "--no-healthcheck", "--isolation", "default", "--memory-reservation", "32m", "--memory-swappiness", "10"],
]
# As GitHub's runner writes them: actions/runner, src/Runner.Worker/Container/DockerCommandManager.cs.
GITHUB_RUNNER = f"""
version --format '{{{{.Server.APIVersion}}}}'
ps --all --quiet --no-trunc --filter label=a1b2c3
network prune --force --filter label=a1b2c3
network create --label a1b2c3 github_network_0f
create --name 0f_job --label a1b2c3 --workdir /__w/r/r --network github_network_0f -e HOME=/github/home
-e GITHUB_ACTIONS=true -e CI=true -v /tmp:/__w -v /tmp:/__e:ro -v /tmp:/github/home
--entrypoint tail {IMAGE} -f /dev/null
create --name 0f_redis --label a1b2c3 --network github_network_0f --network-alias redis -p 6379 -e A
-e GITHUB_ACTIONS=true -e CI=true --health-cmd true --health-interval 10s {IMAGE} sleep 300
start 0f_job
start 0f_redis
ps --all --filter name=0f_job --filter status=running --no-trunc --format '{{{{.ID}}}} {{{{.Status}}}}'
inspect --format '{{{{range .Config.Env}}}}{{{{println .}}}}{{{{end}}}}' 0f_job
inspect --format '{{{{if .Config.Healthcheck}}}}{{{{print .State.Health.Status}}}}{{{{end}}}}' 0f_redis
port 0f_redis
exec -i --workdir /__w -e GITHUB_ACTIONS=true 0f_job sh -c 'echo a step'
run --name 0f_action --label a1b2c3 --workdir /github/workspace --rm -e INPUT_A -e GITHUB_ACTIONS=true -e CI=true
--network github_network_0f -v /tmp:/github/workspace {IMAGE} true
logs --details 0f_redis
rm --force 0f_job
rm --force 0f_redis
network rm github_network_0f
"""

NEWER_FLAGS = ("--annotation", "-q")  # that 20.10 does not know


def commands(is_newer):
    """(arguments, what stdin gives). `is_newer`: client and daemon are newer than 20.10."""
    yield from [(shlex.split(line), b"") for line in SET_UP.splitlines() if line.strip()]
    for flags in RUN_FLAGS:
        if is_newer or not set(flags) & set(NEWER_FLAGS):
            yield ["create", *flags, IMAGE, "true"], b""
    yield ["run", "--rm", *RUN_FLAGS[0], IMAGE, "true"], b""
    yield ["build", "-t", "built:1", "--build-arg", "A=2", "--label", "x=y", "--no-cache", "-"], BUILD_FILE.encode()
    yield from [(shlex.split(line), b"") for line in DAY.splitlines() if line.strip()]
    yield ["swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:2377"], b""
    yield ["secret", "create", "hidden", "-"], b"word"
    yield ["config", "create", "open", "-"], b"text"
    yield from [(shlex.split(line), b"") for line in SWARM.splitlines() if line.strip()]


def github_runner_commands():
    """A line that begins with a flag belongs to the line before."""
    lines = []
    for line in GITHUB_RUNNER.strip().splitlines():
        if line.startswith("-"):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return [shlex.split(line) for line in lines]


SET_UP = """
version
info
network create --driver bridge --subnet 10.213.49.0/24 --label a=b --opt com.docker.network.bridge.enable_icc=true lan
volume create --driver local --label a=b --opt type=tmpfs --opt device=tmpfs --opt o=size=1m small
volume create shelf
"""
DAY = f"""
run -d --name worker --restart unless-stopped {IMAGE} sleep 3000
ps -a --filter status=running --filter label=a --no-trunc --size
exec worker echo hello
exec -e A=b -w /tmp -u 0 worker pwd
exec -d worker true
logs --tail 5 --timestamps --since 1h worker
top worker -o pid
stats --no-stream worker
inspect worker
inspect --size worker
port worker
diff worker
update --memory 64m --memory-swap 128m --restart no worker
rename worker renamed
network connect --alias other lan renamed
network disconnect lan renamed
network inspect lan
network ls --filter driver=bridge
cp /etc/hostname renamed:/tmp/file
cp renamed:/tmp/file -
export renamed
commit -m words -a me --change 'LABEL x=y' renamed committed:1
pause renamed
unpause renamed
restart -t 0 renamed
stop -t 0 renamed
start renamed
kill -s KILL renamed
wait renamed
rm -f -v renamed
images -a --digests --filter dangling=false
tag committed:1 committed:2
history committed:1
image inspect built:1
save committed:1
rmi committed:1 committed:2
image prune -f
container prune -f --filter until=1h
rm -f named
volume ls --filter dangling=true
volume inspect shelf
volume rm small
volume prune -f
network prune -f
system df -v
events --since 1h --until 0s --filter type=container
plugin ls
"""
SWARM = f"""
service create --detach --name web --replicas 0 --env A=b --label a=b --limit-memory 64m --publish 8080:80 {IMAGE} true
service create --detach --name two --replicas 0 --secret hidden --config open --mount type=volume,dst=/v {IMAGE} true
service ls
service inspect web
service ps web
service update --detach --env-add C=d --limit-cpu 0.5 web
service scale --detach web=0
service rollback --detach web
service rm web two
secret ls
secret inspect hidden
secret rm hidden
config ls
config rm open
node ls
node inspect self
node update --label-add a=b {socket.gethostname()}
swarm update --task-history-limit 3
swarm join-token worker
swarm leave --force
"""

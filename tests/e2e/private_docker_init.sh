#!/bin/sh
# The first process of a private Docker: it runs in network, mount and pid namespaces of its own (see
# private_docker.py), raises the loopback and one bridge, starts a containerd and a dockerd there, and takes both down
# when it is told to. SIGUSR1 restarts the dockerd. Whatever is still alive when it ends, the kernel ends with it.
#
# Of the plugins' sockets it shows only those named: a daemon that looks for a volume's driver asks every socket there
# is, and waits 15 s for each whose owner is gone.
#
# Usage: private_docker_init.sh DIRECTORY PLUGINS DOCKERD-ARGUMENT...   PLUGINS: names, with spaces between
set -eu
dir=$1
plugins=$2
shift 2
containerd_pid=
dockerd_pid=

stop() {
    for pid in $dockerd_pid $containerd_pid; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" || true
    done
    exit 0
}
trap stop TERM INT

mkdir -p /run/docker/plugins "$dir/plugins"
mount --bind /run/docker/plugins "$dir/plugins"
mount -t tmpfs -o mode=755 plugins /run/docker/plugins
for plugin in $plugins; do
    ln -s "$dir/plugins/$plugin.sock" "/run/docker/plugins/$plugin.sock"
done

restarts=0
restart() {
    restarts=$((restarts + 1))
    kill "$dockerd_pid"
}
trap restart USR1

ip link set lo up
ip link add bulkhead0 type bridge
ip addr add 10.213.47.1/24 dev bulkhead0
ip link set bulkhead0 up

containerd --config "$dir/containerd.toml" >"$dir/containerd.log" 2>&1 &
containerd_pid=$!
tries=0
until [ -S "$dir/containerd.sock" ]; do
    kill -0 "$containerd_pid" || { echo "containerd ended at once" >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || { echo "containerd did not open its socket within 20 s" >&2; exit 1; }
    sleep 0.1
done

# A signal ends a wait early; the process is waited for again until it is gone.
started=0
while [ "$started" -le "$restarts" ]; do
    dockerd "$@" &
    dockerd_pid=$!
    started=$((started + 1))
    status=0
    while kill -0 "$dockerd_pid" 2>/dev/null; do
        status=0
        wait "$dockerd_pid" || status=$?
    done
done
[ "$status" = 0 ] || { echo "dockerd ended with status $status" >&2; exit 1; }

#!/bin/sh
# The first process of a private Docker: it runs in network, mount and pid namespaces of its own (see
# private_docker.py), raises the loopback and one bridge, starts a containerd and a dockerd there, and takes both down
# when it is told to. Whatever is still alive when it ends, the kernel ends with it.
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

dockerd "$@" &
dockerd_pid=$!
wait "$dockerd_pid" || { echo "dockerd ended with status $?" >&2; exit 1; }

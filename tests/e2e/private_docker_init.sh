#!/bin/sh
# The first process of a private Docker: it runs in network, mount and pid namespaces of its own (see
# private_docker.py), raises the loopback and one bridge, starts a containerd and a dockerd there, and takes both down
# when it is told to. Whatever is still alive when it ends, the kernel ends with it.
#
# Usage: private_docker_init.sh DIRECTORY DOCKERD-ARGUMENT...
set -eu
dir=$1
shift
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

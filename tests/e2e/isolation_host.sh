#!/bin/sh
# The first process of namespaces that stand for a host (isolation.py): a Docker with default paths on file systems of
# its own, so that the machine's real /run and /var/lib stay untouched. It is guarded by a plugin named first.
#
# Usage: isolation_host.sh DIRECTORY BULKHEAD POLICY
set -eu
dir=$1
mount -t tmpfs none /run
mkdir -p "$dir/lib" /var/lib/docker /run/docker/plugins
mount --bind "$dir/lib" /var/lib/docker
ip link set lo up
echo '{}' >"$dir/daemon.json"
"$2" serve -plugin-name first -policy-file "$3" >"$dir/plugin.log" 2>&1 &
dockerd --authorization-plugin first --config-file "$dir/daemon.json" \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/${dir##*/}" &
until [ -S /run/docker.sock ] && docker version >/dev/null 2>&1; do
    sleep 0.1
done
: >"$dir/ready"
wait

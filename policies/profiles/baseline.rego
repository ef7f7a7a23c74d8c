# METADATA
# scope: package
# title: baseline
# description: >-
#   What leads from a container to the host is refused, and everyday work passes: Kubernetes' baseline level, for
#   Docker. Limits that are missing are recorded.
package bulkhead.profiles.baseline

# An elevation that is in no list, such as one that is new, is refused. Of those that the list below lets pass some
# could be argued about:
#
# - What reaches other containers, but not the host (another's namespaces or volumes, `docker cp`, `exec -u root`,
#   attach by websocket), passes: between people there are roles and `own: true`. Towards a container that has power it
#   is refused, because that container's elevations count.
# - Builds pass, and so does what they may fetch (BH1902, BH1903). An image imported from an address (BH2001) gives its
#   answer word by word, and docker pull does the work: refused.
# - A volume driver other than `local` and log drivers that open files or connect somewhere are refused: what they do
#   with a path of the host is not seen. The local driver's NFS and CIFS pass, as in Kubernetes.
# - Networks on an interface of the host (macvlan, ipvlan, a named bridge) are the host's network: refused.
# - Settings that take from others (no OOM killer, real-time priority) are limits, and limits are recorded.
# - Services, secrets and configs of a swarm pass; nodes, keys and the swarm itself are the operator's.
otherwise := "refuse"

refuses := set()

reports := {
    "attach-websocket",
    "build-network-access",
    "build-remote",
    "cap-net-raw",
    "capabilities-kept",
    "checkpoint",
    "cluster-volume",
    "commit",
    "commit-changes",
    "config-read",
    "container-cgroup",
    "container-ipc",
    "container-network",
    "container-pid",
    "container-rename",
    "cpu-limit-missing",
    "default-bridge",
    "device-limits",
    "dns-server",
    "exec-root",
    "files-read",
    "files-written",
    "fixed-address",
    "group-added",
    "group-root",
    "healthcheck-missing",
    "host-gateway",
    "host-path-created",
    "host-relabel",
    "image-export",
    "image-import",
    "image-latest",
    "image-push",
    "image-remote",
    "image-tag",
    "image-unknown",
    "image-without-digest",
    "ipc-shareable",
    "limit-lifted",
    "links",
    "log-none",
    "memory-limit-missing",
    "mount-propagation-slave",
    "network-driver",
    "network-gateway",
    "network-ingress",
    "no-new-privileges-missing",
    "oom-kill-disabled",
    "oom-score",
    "open-files-limit-missing",
    "overlay-unencrypted",
    "pids-limit-missing",
    "plugin-push",
    "privileged-port",
    "process-isolation",
    "prune",
    "publish-all-ports",
    "published-on-all-addresses",
    "realtime-cpu",
    "restart-always",
    "secret-change",
    "secret-in-environment",
    "secrets-shown",
    "service-change",
    "service-secrets",
    "shared-memory-size",
    "ssh-port",
    "storage-limit-missing",
    "storage-options",
    "swap-unlimited",
    "tmpfs-options",
    "ulimit-unlimited",
    "umask",
    "user-namespace-missing",
    "user-root",
    "user-unknown",
    "volume-network",
    "volumes-from",
    "writable-root",
}

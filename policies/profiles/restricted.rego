# METADATA
# scope: package
# title: restricted
# description: >-
#   Kubernetes' restricted level, for Docker: what baseline refuses, and with it root, capabilities that are kept,
#   programs that gain privileges, ports on every address, builds, other containers' namespaces, and a container
#   without a limit for memory or processes.
package bulkhead.profiles.restricted

# An elevation that is in no list is refused. What Kubernetes' restricted level asks, in Docker's words:
#
# - allowPrivilegeEscalation: false is `--security-opt no-new-privileges` (no-new-privileges-missing).
# - runAsNonRoot is `--user` with a number other than 0, or an image with one (user-root, user-unknown, exec-root).
# - capabilities: drop ALL, add none but NET_BIND_SERVICE, is `--cap-drop ALL` (capabilities-kept, cap-net-raw).
# - seccompProfile: RuntimeDefault is what Docker does by itself. Localhost is a file that the operator put there; in
#   Docker whoever calls writes it, so a profile of one's own is refused.
# - Volumes of its list are named volumes, tmpfs and anonymous ones; NFS and CIFS are not among them (volume-network).
# - hostPort is already beyond its baseline: ports on 127.0.0.1 pass, on every address or below 1024 they do not.
#
# What it leaves to others, but one machine must have: limits for memory and processes, because without them one
# container stops all. Processors, disk and open files slow down rather than stop; they are recorded, as are a root
# file system that can be written (Kubernetes allows it), a missing health check, the default bridge and an image
# without digest. Another container's namespaces and volumes belong to its Pod in Kubernetes; Docker has no Pods, so
# they are refused.
#
# Builds run in the host's network as far as ADD goes (build-network-access): images are built elsewhere.
otherwise := "refuse"

refuses := set()

reports := {
    "cluster-volume",
    "commit",
    "config-read",
    "container-rename",
    "cpu-limit-missing",
    "default-bridge",
    "device-limits",
    "dns-server",
    "files-read",
    "files-written",
    "fixed-address",
    "group-root",
    "healthcheck-missing",
    "host-gateway",
    "image-export",
    "image-import",
    "image-latest",
    "image-push",
    "image-remote",
    "image-tag",
    "image-unknown",
    "image-without-digest",
    "ipc-shareable",
    "links",
    "log-none",
    "open-files-limit-missing",
    "overlay-unencrypted",
    "plugin-push",
    "process-isolation",
    "prune",
    "restart-always",
    "secret-change",
    "secret-in-environment",
    "secrets-shown",
    "service-change",
    "service-secrets",
    "shared-memory-size",
    "storage-limit-missing",
    "storage-options",
    "umask",
    "user-namespace-missing",
    "writable-root",
}

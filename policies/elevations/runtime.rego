# METADATA
# scope: package
# title: Another OCI runtime
# description: >-
#   The container is started by a runtime other than the daemon's default one. What confines it is then up to that
#   program: some run it with hooks, devices or mounts of their own, and some not confined at all.
# custom:
#   id: BH1014
#   name: runtime
#   severity: high
#   group: confinement
#   reads: ["settings"]
#   instead:
#     docker: "leave out `--runtime NAME`"
#     compose: "leave out `runtime: NAME`"
#     kubernetes: "`runtimeClassName` only with a class that the operator made"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2024-0132", "CVE-2025-23266"]
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/daemon/alternative-runtimes/
package bulkhead.elevations.runtime

found contains finding if {
    runtime := input.workload.runtime
    runtime != null
    not runtime in {"runc", "io.containerd.runc.v2"}
    finding := {"path": "runtime", "value": runtime, "message": sprintf("is started by the runtime %s", [runtime])}
}

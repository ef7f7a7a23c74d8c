# METADATA
# scope: package
# title: Real-time priority
# description: >-
#   A process with real-time priority that never yields stops everything else on its processor.
# custom:
#   id: BH1610
#   name: realtime-cpu
#   severity: medium
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "leave out `--cpu-rt-runtime`; `--cpus N`"
#     compose: "leave out `cpu_rt_runtime`; `cpus: N`"
#     kubernetes: "`resources.requests.cpu`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.realtime_cpu

found contains finding if {
    runtime := input.workload.limits.cpu_realtime_runtime
    runtime != null
    finding := {
        "path": "limits.cpu_realtime_runtime",
        "value": runtime,
        "message": "gets real-time priority on processors",
    }
}

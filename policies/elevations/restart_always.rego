# METADATA
# scope: package
# title: The container is always started again
# description: >-
#   The container comes back after every end and after a reboot of the host: also one that an attacker left there,
#   and one that fails a thousand times a minute.
# custom:
#   id: BH1615
#   name: restart-always
#   severity: low
#   group: limits
#   reads: ["restart"]
#   instead:
#     docker: "`--restart on-failure:5`"
#     compose: "`restart: on-failure:5`"
#     kubernetes: "`restartPolicy: OnFailure`"
#   references:
#     cis: {"1.2.0": "5.14", "1.3.1": "5.14", "1.4.0": "5.14", "1.5.0": "5.14", "1.6.0": "5.15"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.restart_always

found contains finding if {
    policy := input.workload.restart.policy
    policy in {"always", "unless-stopped"}
    finding := {"path": "restart.policy", "value": policy, "message": sprintf("is started again %s", [words[policy]])}
}

# On failure without an end, or so often that it is the same.
found contains finding if {
    input.workload.restart.policy == "on-failure"
    input.workload.service == null
    not few(input.workload.restart.maximum_retries)
    finding := {
        "path": "restart.maximum_retries",
        "value": input.workload.restart.maximum_retries,
        "message": "is started again after every failure",
    }
}

words := {"always": "always", "unless-stopped": "until someone stops it"}

# The benchmark's number.
few(retries) if {
    retries != null
    retries <= 5
}

# METADATA
# scope: package
# title: What the call can do could not be found out
# description: >-
#   The call acts on a container, an exec or a service whose settings the daemon did not tell in time, or that it
#   does not know. It may be privileged or have the host mounted. What cannot be seen counts as the worst that it
#   can be.
# custom:
#   id: BH1003
#   name: unknown-power
#   severity: critical
#   group: confinement
#   reads: ["unknown"]
#   instead:
#     docker: "name a container that is there, by its full id, and try again"
#     compose: "name a service that is there and try again"
#     kubernetes: "there is nothing to change in a Pod: the daemon must answer"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.unknown_power

found contains finding if {
    some subject in {"container", "exec", "service"}
    subject in input.workload.unknown
    finding := {
        "path": subject,
        "value": null,
        "message": sprintf("is about the %s, which could not be looked at and so counts as privileged", [subject]),
    }
}

# METADATA
# scope: package
# title: A container is linked
# description: >-
#   A link writes the other's address and its environment variables, passwords among them, into this container.
# custom:
#   id: BH1708
#   name: links
#   severity: low
#   group: network
#   reads: ["names"]
#   instead:
#     docker: "`--network NAME` of both; names resolve there"
#     compose: "`networks: [NAME]` in place of `links`"
#     kubernetes: "a Service"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.links

found contains finding if {
    some i
    link := input.workload.links[i]
    finding := {
        "path": sprintf("links.%d", [i]),
        "value": link,
        "message": sprintf("is linked to %s and sees its variables", [link]),
    }
}

# METADATA
# scope: package
# title: An overlay network without encryption
# description: >-
#   What services on different nodes say to each other crosses the network in clear.
# custom:
#   id: BH1713
#   name: overlay-unencrypted
#   severity: low
#   group: network
#   reads: ["network_plan"]
#   instead:
#     docker: "`docker network create --driver overlay --opt encrypted`"
#     compose: "`driver_opts: {encrypted: \"\"}`"
#     kubernetes: "a network plugin with encryption"
#   references:
#     cis: {"1.6.0": "7.3"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.overlay_unencrypted

found contains finding if {
    network := input.request.operation.network
    network.driver == "overlay"
    not encrypted
    finding := {
        "path": "operation.network.options",
        "value": null,
        "message": "makes an overlay network without encryption",
    }
}

# The option's value does not matter, an empty text turns it on as well.
encrypted if {
    some name, _ in input.request.operation.network.options
    name == "encrypted"
}

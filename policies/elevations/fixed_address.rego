# METADATA
# scope: package
# title: An address of the container's own choice
# description: >-
#   The container takes an address that others trust, of a container that was there before or of a service that
#   comes later.
# custom:
#   id: BH1709
#   name: fixed-address
#   severity: low
#   group: network
#   reads: ["networks", "settings"]
#   instead:
#     docker: "leave out `--ip`, `--ip6` and `--mac-address`; names in place of addresses"
#     compose: "leave out `ipv4_address`, `ipv6_address` and `mac_address`"
#     kubernetes: "a Service"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.fixed_address

found contains finding if {
    some i
    some field in ["ipv4_address", "ipv6_address", "mac_address"]
    address := input.workload.networks[i][field]
    address != null
    finding := {
        "path": sprintf("networks.%d.%s", [i, field]),
        "value": address,
        "message": sprintf("takes the address %s", [address]),
    }
}

found contains finding if {
    address := input.workload.mac_address
    address != null
    finding := {
        "path": "mac_address",
        "value": address,
        "message": sprintf("takes the address %s", [address]),
    }
}

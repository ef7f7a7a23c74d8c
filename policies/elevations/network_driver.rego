# METADATA
# scope: package
# title: A network of another driver
# description: >-
#   Network drivers beside Docker's own are programs that run as root on the host and change its network.
# custom:
#   id: BH1711
#   name: network-driver
#   severity: medium
#   group: network
#   reads: ["network_plan"]
#   instead:
#     docker: "`--driver bridge`"
#     compose: "leave out `driver`"
#     kubernetes: "a network plugin that the operator set up"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.network_driver

own := {"bridge", "default", "host", "ipvlan", "macvlan", "none", "null", "overlay"}

found contains finding if {
    driver := input.request.operation.network.driver
    driver != null
    not driver in own
    finding := {
        "path": "operation.network.driver",
        "value": driver,
        "message": sprintf("makes a network of the driver %s", [driver]),
    }
}

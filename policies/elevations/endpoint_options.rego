# METADATA
# scope: package
# title: Settings of a network interface
# description: >-
#   Options of the network's driver set kernel settings of the container's interface (forwarding, proxy ARP,
#   accepted redirects), with which it answers for others.
# custom:
#   id: BH1652
#   name: endpoint-options
#   severity: medium
#   group: kernel settings
#   reads: ["network_plan", "networks"]
#   instead:
#     docker: "`--network NAME` without `driver-opt=`"
#     compose: "leave out `driver_opts` at `networks`"
#     kubernetes: "a network plugin that the operator set up"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.endpoint_options

found contains finding if {
    some i
    some name, value in input.workload.networks[i].options
    finding := finding_of(sprintf("networks.%d.options", [i]), name, value)
}

found contains finding if {
    some name, value in input.request.operation.network.endpoint.options
    finding := finding_of("operation.network.endpoint.options", name, value)
}

finding_of(path, name, value) := {
    "path": path,
    "value": name,
    "message": sprintf("sets the network's option %s to %s", [name, value]),
}

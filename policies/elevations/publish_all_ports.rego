# METADATA
# scope: package
# title: Every port of the image is published
# description: >-
#   Whatever ports the image declares are opened on every address of the host, those that its maker adds later too.
# custom:
#   id: BH1703
#   name: publish-all-ports
#   severity: medium
#   group: network
#   reads: ["ports"]
#   instead:
#     docker: "`--publish 127.0.0.1:8080:80` in place of `-P`"
#     compose: "`ports` with the one that is needed"
#     kubernetes: "a Service with the one port"
#   references:
#     cis: {"1.2.0": "5.8", "1.3.1": "5.8", "1.4.0": "5.8", "1.5.0": "5.8", "1.6.0": "5.9"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/port-publishing/
package bulkhead.elevations.publish_all_ports

found contains finding if {
    input.workload.publish_all_ports == true
    finding := {
        "path": "publish_all_ports",
        "value": true,
        "message": "publishes every port of the image on every address",
    }
}

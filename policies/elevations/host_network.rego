# METADATA
# scope: package
# title: The host's network is shared
# description: >-
#   The container is on the host's own network: it reaches services that listen on 127.0.0.1 only, abstract sockets
#   such as containerd's shim, and every interface; it may listen on any free port. No firewall rule for containers
#   applies.
# custom:
#   id: BH1203
#   name: host-network
#   severity: high
#   group: namespaces
#   reads: ["namespaces", "networks"]
#   instead:
#     docker: "leave out `--network host`; `--publish 127.0.0.1:8080:80` for a port"
#     compose: "leave out `network_mode: host`; `ports: [\"127.0.0.1:8080:80\"]`"
#     kubernetes: "`hostNetwork: false`; a Service for a port"
#   references:
#     cis: {"1.2.0": "5.9", "1.3.1": "5.9", "1.4.0": "5.9", "1.5.0": "5.9", "1.6.0": "5.10"}
#     pss: "baseline"
#     cve: ["CVE-2020-15257", "CVE-2020-8558"]
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/drivers/host/
package bulkhead.elevations.host_network

found contains finding if {
    input.workload.namespaces.net.resolved == "host"
    finding := {
        "path": "namespaces.net",
        "value": input.workload.namespaces.net.value,
        "message": concat("", ["shares the host's network", through]),
    }
}

# A container in between, where there is one.
through := sprintf(" by way of %s", [input.workload.namespaces.net.value]) if {
    input.workload.namespaces.net.mode == "container"
}

else := ""

# Through a container whose own namespace could not be found out.
found contains finding if {
    input.workload.namespaces.net.resolved == "unknown"
    input.workload.namespaces.net.mode == "container"
    value := input.workload.namespaces.net.value
    finding := {
        "path": "namespaces.net",
        "value": value,
        "message": sprintf("shares the network of %s, which may be the host's", [value]),
    }
}

found contains finding if {
    some i
    input.workload.networks[i].is_host == true
    input.workload.namespaces.net.resolved != "host"
    finding := {
        "path": sprintf("networks.%d", [i]),
        "value": input.workload.networks[i].name,
        "message": "shares the host's network",
    }
}

# A service's network that the daemon could not be asked about.
found contains finding if {
    count(input.workload.unknown) > 0
    some i
    network := input.workload.networks[i]
    sprintf("networks.%d.is_host", [i]) in input.workload.unknown
    finding := {
        "path": sprintf("networks.%d", [i]),
        "value": network.name,
        "message": sprintf("joins the network %s, which may be the host's", [network.name]),
    }
}

# METADATA
# scope: package
# title: Files are written into a container
# description: >-
#   The archive is unpacked as root into the container, through its mounts into volumes and host directories too,
#   and cannot be seen. Past versions could be led out of the container by links.
# custom:
#   id: BH2103
#   name: files-written
#   severity: medium
#   group: containers in use
#   routes: ["container.archive.put"]
#   instead:
#     docker: "`COPY` in the Dockerfile; a volume"
#     compose: "`configs: [NAME]`"
#     kubernetes: "a `configMap`"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2018-15664", "CVE-2019-14271"]
#     falco: []
#     docs: []
package bulkhead.elevations.files_written

found contains finding if {
    input.request.route == "container.archive.put"
    finding := {
        "path": "operation.path",
        "value": path,
        "message": sprintf("writes files into the container at %s", [path]),
    }
}

path := input.request.operation.path if input.request.operation.path != null

else := "/"

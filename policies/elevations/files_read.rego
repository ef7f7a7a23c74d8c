# METADATA
# scope: package
# title: Files are read out of a container
# description: >-
#   Whatever lies in the container and its mounts, keys and data included, goes to the client.
# custom:
#   id: BH2104
#   name: files-read
#   severity: low
#   group: containers in use
#   routes: ["container.archive.get", "container.copy"]
#   instead:
#     docker: "`docker logs`; a volume that both may read"
#     compose: "`docker compose logs`"
#     kubernetes: "`kubectl logs`"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2018-15664"]
#     falco: []
#     docs: []
package bulkhead.elevations.files_read

routes := {"container.archive.get", "container.copy"}

found contains finding if {
    input.request.route in routes
    finding := {
        "path": "operation.path",
        "value": path,
        "message": sprintf("reads files of the container at %s", [path]),
    }
}

path := input.request.operation.path if input.request.operation.path != null

else := "a path of its choice"

# METADATA
# scope: package
# title: Options for the storage driver
# description: >-
#   Options of the storage driver other than the size are taken by the daemon as they are; what they do depends on
#   the driver.
# custom:
#   id: BH1018
#   name: storage-options
#   severity: low
#   group: confinement
#   reads: ["storage"]
#   instead:
#     docker: "only `--storage-opt size=…`"
#     compose: "only `storage_opt: {size: …}`"
#     kubernetes: "`resources.limits.ephemeral-storage`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.storage_options

found contains finding if {
    some name, value in input.workload.storage_options
    name != "size"
    finding := {
        "path": "storage_options",
        "value": name,
        "message": sprintf("sets the storage driver's option %s", [name]),
    }
}

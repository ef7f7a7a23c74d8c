# METADATA
# scope: package
# title: Annotations for the OCI runtime
# description: >-
#   Annotations are handed to the runtime, and runtimes such as crun, Kata and NVIDIA's read settings from them:
#   another kernel, hooks, devices, a shared namespace. Docker checks none of them.
# custom:
#   id: BH1015
#   name: annotations
#   severity: medium
#   group: confinement
#   reads: ["annotations"]
#   instead:
#     docker: "leave out `--annotation`; a note for people is `--label NAME=VALUE`"
#     compose: "leave out `annotations`; a note for people is `labels`"
#     kubernetes: "no annotation that the runtime reads (`io.katacontainers.…`, `run.oci.…`)"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.annotations

found contains finding if {
    some name, value in input.workload.annotations
    finding := {
        "path": "annotations",
        "value": name,
        "message": sprintf("hands the annotation %s to the runtime", [name]),
    }
}

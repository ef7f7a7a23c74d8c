# METADATA
# scope: package
# title: An SELinux label of one's own
# description: >-
#   The container chooses its user, role or type. With a type made for another service it reaches that service's
#   files, and with another container's level that container's.
# custom:
#   id: BH1009
#   name: selinux-label
#   severity: medium
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt label=user:…`, `label=role:…` and `label=type:…`"
#     compose: "leave out `label:…` in `security_opt`"
#     kubernetes: "no `seLinuxOptions.user` and `role`; `type` only container_t, container_init_t or container_kvm_t"
#   references:
#     cis: {"1.2.0": "5.2", "1.3.1": "5.2", "1.4.0": "5.2", "1.5.0": "5.2", "1.6.0": "5.3"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.selinux_label

usual_types := {"container_t", "container_init_t", "container_kvm_t", "spc_t", "unconfined_t", "container_runtime_t"}

found contains finding if {
    type := input.workload.security.selinux.type
    type != null
    not type in usual_types
    finding := finding_of("type", type)
}

found contains finding if {
    some field in ["user", "role", "level"]
    value := input.workload.security.selinux[field]
    value != null
    finding := finding_of(field, value)
}

finding_of(field, value) := {
    "path": concat(".", ["security.selinux", field]),
    "value": value,
    "message": sprintf("runs with the SELinux %s %s", [field, value]),
}

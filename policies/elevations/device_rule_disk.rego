# METADATA
# scope: package
# title: A device rule allows every disk
# description: >-
#   The rule opens block devices, or all devices. Containers may make device nodes (CAP_MKNOD is a default
#   capability), so the container makes the host's disk, reads and writes it.
# custom:
#   id: BH1513
#   name: device-rule-disk
#   severity: critical
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "leave out `--device-cgroup-rule`; `--device PATH`"
#     compose: "leave out `device_cgroup_rules`"
#     kubernetes: "a device plugin's resource"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.device_rule_disk

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    some i
    rule := input.workload.device_cgroup_rules[i]
    not startswith(rule, "c ")
    finding := {
        "path": sprintf("device_cgroup_rules.%d", [i]),
        "value": rule,
        "message": sprintf("opens devices by the rule %s, disks among them", [rule]),
    }
}

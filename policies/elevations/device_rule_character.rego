# METADATA
# scope: package
# title: A device rule opens character devices
# description: >-
#   The container may make and use device nodes of this kind at any time, those included that are plugged in later.
# custom:
#   id: BH1514
#   name: device-rule-character
#   severity: high
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
package bulkhead.elevations.device_rule_character

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    some i
    rule := input.workload.device_cgroup_rules[i]
    startswith(rule, "c ")
    finding := {
        "path": sprintf("device_cgroup_rules.%d", [i]),
        "value": rule,
        "message": sprintf("opens devices by the rule %s", [rule]),
    }
}

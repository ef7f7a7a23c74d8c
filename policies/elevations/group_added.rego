# METADATA
# scope: package
# title: Groups of the host are added
# description: >-
#   Groups are numbers that the host knows too: `docker` opens the Docker socket, `disk` the disks, `shadow` the
#   passwords, 0 the files of root's group, wherever such a file is mounted.
# custom:
#   id: BH1803
#   name: group-added
#   severity: medium
#   group: image and user
#   reads: ["groups"]
#   instead:
#     docker: "leave out `--group-add`"
#     compose: "leave out `group_add`"
#     kubernetes: "`securityContext.supplementalGroups` without 0"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.group_added

found contains finding if {
    some i
    group := input.workload.user.groups[i]
    finding := {
        "path": sprintf("user.groups.%d", [i]),
        "value": group,
        "message": sprintf("adds the group %v", [group]),
    }
}

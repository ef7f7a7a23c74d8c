# METADATA
# scope: package
# title: A tmpfs on which programs may be started
# description: >-
#   Docker mounts a tmpfs so that nothing in it can be started or be setuid or be a device. With `exec`, `suid` or
#   `dev` a program that was just downloaded runs from memory and leaves no file behind.
# custom:
#   id: BH1410
#   name: tmpfs-options
#   severity: low
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`--tmpfs /PATH` without `exec`, `suid` and `dev`"
#     compose: "`tmpfs: [/PATH]`"
#     kubernetes: "an `emptyDir` with `medium: Memory`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: ["Fileless execution via memfd_create"]
#     docs: []
package bulkhead.elevations.tmpfs_options

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "tmpfs"
    some option in mount.options
    option in {"exec", "suid", "dev"}
    finding := {
        "path": sprintf("mounts.%d.options", [i]),
        "value": option,
        "message": sprintf("mounts a tmpfs at %s with the option %s", [mount.target, option]),
    }
}

# METADATA
# scope: package
# title: Files of the host get a new SELinux label
# description: >-
#   The options `z` and `Z` make the daemon relabel everything below the directory, recursively. On /home or /usr
#   the host's own services lose access to their files, and every container gains it.
# custom:
#   id: BH1337
#   name: host-relabel
#   severity: medium
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave out `:z` and `:Z`; label the folder on the host once"
#     compose: "leave out `selinux: z`"
#     kubernetes: "`seLinuxOptions.level` with a volume"
#   references:
#     cis: {"1.2.0": "5.2", "1.3.1": "5.2", "1.4.0": "5.2", "1.5.0": "5.2", "1.6.0": "5.3"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_relabel

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.host
    some option in mount.options
    option in {"z", "Z"}
    finding := {
        "path": sprintf("mounts.%d.options", [i]),
        "value": option,
        "message": sprintf("gives %s of the host a new SELinux label", [mount.source]),
    }
}

# METADATA
# scope: package
# title: A working directory below /proc
# description: >-
#   A process that starts in /proc/self/fd/N starts in whatever the runtime had open under that number. In runc
#   before 1.1.12 that is a directory of the host, so the whole host lies above it. No honest program starts there.
# custom:
#   id: BH1019
#   name: working-directory
#   severity: critical
#   group: confinement
#   reads: ["command"]
#   instead:
#     docker: "`--workdir` with a directory of the image"
#     compose: "`working_dir` with a directory of the image"
#     kubernetes: "`workingDir` with a directory of the image"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2024-21626"]
#     falco: []
#     docs: []
package bulkhead.elevations.working_directory

found contains finding if {
    folder := input.workload.command.working_dir
    folder != null
    leads_below_proc(folder)
    finding := {
        "path": "command.working_dir",
        "value": folder,
        "message": sprintf("starts in %s, which may be a directory of the host", [folder]),
    }
}

leads_below_proc(folder) if startswith(trim_left(folder, "/."), "proc/")

leads_below_proc(folder) if {
    contains(folder, "..")
    contains(folder, "proc/")
}

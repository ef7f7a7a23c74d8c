# METADATA
# scope: package
# title: The kernel's debugging files are mounted
# description: >-
#   debugfs, tracefs and the BPF file system show and change the inside of the running kernel: what every process
#   does, memory of devices, programs that the kernel runs.
# custom:
#   id: BH1316
#   name: kernel-debug
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave the mount out; trace on the host"
#     compose: "leave the mount out"
#     kubernetes: "leave the mount out"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: ["Debugfs Launched in Privileged Container"]
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.kernel_debug

import data.bulkhead.lib.host_paths

found contains finding if some ["kernel-debug", finding] in host_paths.matches

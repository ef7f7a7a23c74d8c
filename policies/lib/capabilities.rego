# The capabilities that a workload has beyond Docker's default ones.
package bulkhead.lib.capabilities

# Docker's default set, the same in 20.10 and in the newest daemon.
by_default := {
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
}

# Every one at once: that is one elevation, `cap-all`, and its parts are not named again.
everything if input.workload.capabilities.all == true

everything if "ALL" in input.workload.capabilities.add

# With a privileged process nothing is added to what that is already.
added contains name if {
    input.workload.privileged == false
    not everything
    some name in input.workload.capabilities.effective
    not name in by_default
}

# Those that are elevations of their own.
dangerous := {
    "AUDIT_CONTROL",
    "AUDIT_READ",
    "BLOCK_SUSPEND",
    "BPF",
    "CHECKPOINT_RESTORE",
    "DAC_READ_SEARCH",
    "IPC_LOCK",
    "IPC_OWNER",
    "LINUX_IMMUTABLE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "NET_ADMIN",
    "PERFMON",
    "SYSLOG",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_MODULE",
    "SYS_NICE",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "WAKE_ALARM",
}

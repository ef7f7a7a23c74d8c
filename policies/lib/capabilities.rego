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

# Set of [the name of an elevation, what it found].
matches contains [kind, finding] if {
    some name in added
    kind := object.get(kinds, name, "cap-other")
    finding := {
        "path": "capabilities.add",
        "value": name,
        "message": concat("", ["adds the capability ", name]),
    }
}

# Those that are elevations of their own.
kinds := {
    "AUDIT_CONTROL": "cap-audit-control",
    "AUDIT_READ": "cap-audit-read",
    "BLOCK_SUSPEND": "cap-block-suspend",
    "BPF": "cap-bpf",
    "CHECKPOINT_RESTORE": "cap-checkpoint-restore",
    "DAC_READ_SEARCH": "cap-dac-read-search",
    "IPC_LOCK": "cap-ipc-lock",
    "IPC_OWNER": "cap-ipc-owner",
    "LINUX_IMMUTABLE": "cap-linux-immutable",
    "MAC_ADMIN": "cap-mac-admin",
    "MAC_OVERRIDE": "cap-mac-override",
    "NET_ADMIN": "cap-net-admin",
    "PERFMON": "cap-perfmon",
    "SYSLOG": "cap-syslog",
    "SYS_ADMIN": "cap-sys-admin",
    "SYS_BOOT": "cap-sys-boot",
    "SYS_MODULE": "cap-sys-module",
    "SYS_NICE": "cap-sys-nice",
    "SYS_PTRACE": "cap-sys-ptrace",
    "SYS_RAWIO": "cap-sys-rawio",
    "SYS_RESOURCE": "cap-sys-resource",
    "SYS_TIME": "cap-sys-time",
    "SYS_TTY_CONFIG": "cap-sys-tty-config",
    "WAKE_ALARM": "cap-wake-alarm",
}

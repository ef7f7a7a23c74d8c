#!/usr/bin/env python3
"""An OCI runtime that is runc, less the capabilities which this machine itself lacks.

runc refuses to start a container that asks for a capability outside our own bounding set ("unable to apply caps"), as
every privileged container does on a machine without CAP_SYS_RESOURCE. This wrapper takes such capabilities out of the
bundle's config.json (create, run) and out of the process file (exec), and becomes runc.
"""

import ctypes
import json
import os
import sys

PR_CAPBSET_READ = 23
# In the kernel's order: the place in the list is the capability's number.
NAMES = """CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE
NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN
SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE
MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE""".split()


def held_capabilities():
    libc = ctypes.CDLL(None)
    return {"CAP_" + name for number, name in enumerate(NAMES) if libc.prctl(PR_CAPBSET_READ, number, 0, 0, 0) == 1}


def option(arguments, *names):
    for at, argument in enumerate(arguments):
        name, has_value, value = argument.partition("=")
        if name in names:
            return value if has_value else arguments[at + 1]
    return None


def shrink(path, process_of):
    with open(path) as file:
        document = json.load(file)
    held = held_capabilities()
    capabilities = process_of(document).get("capabilities") or {}
    for kind, wanted in capabilities.items():
        capabilities[kind] = [name for name in wanted or [] if name in held]
    with open(path, "w") as file:
        json.dump(document, file)


def main(arguments):
    if "create" in arguments or "run" in arguments:
        shrink(os.path.join(option(arguments, "--bundle", "-b") or ".", "config.json"), lambda spec: spec["process"])
    elif "exec" in arguments and option(arguments, "--process", "-p"):
        shrink(option(arguments, "--process", "-p"), lambda process: process)
    os.execvp("runc", ["runc", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])

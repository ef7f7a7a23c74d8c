# Which kinds of the host's devices a workload gets, each device once.
package bulkhead.lib.devices

import data.bulkhead.lib.workload

# Set of [the name of an elevation, what it found]. A privileged container has every device anyway.
matches contains [kind, finding] if {
    workload.contained
    some i
    device := input.workload.devices[i]
    path := effective(device)
    not path in harmless
    kind := kind_of(device, path)
    finding := {
        "path": sprintf("devices.%d", [i]),
        "value": device.path,
        "message": sprintf("gets the device %s of the host%s", [shown(device), rights(device)]),
        "host_path": path,
    }
}

# Where `device` leads, or what was asked for.
effective(device) := device.resolved if device.resolved != null
else := device.path if device.path != null
else := ""

shown(device) := sprintf("%s (which is %s)", [device.path, device.resolved]) if {
    device.resolved != null
    device.resolved != device.path
}
else := device.path

rights(device) := sprintf(" (%s)", [device.permissions]) if device.permissions != ""
else := ""

kind_of(device, path) := "device-folder" if device.host_path.type == "directory"
else := "device-folder" if path in {"/", "/dev"}
else := "device-disk" if device.host_path.type == "block"
else := "device-disk" if strings.any_prefix_match(path, disks)
else := "device-memory" if path in memory
else := kind if kind := named[path]
else := kind if {
    some prefix, kind in prefixed
    startswith(path, prefix)
}
else := "device-other"

# Disks by their names, for where the type of the file is not known, and the control files that make new ones.
disks := [
    "/dev/block/",
    "/dev/bsg/",
    "/dev/disk/",
    "/dev/dm-",
    "/dev/hd",
    "/dev/loop",
    "/dev/mapper/",
    "/dev/md",
    "/dev/mmcblk",
    "/dev/nbd",
    "/dev/nvme",
    "/dev/pmem",
    "/dev/ram",
    "/dev/rbd",
    "/dev/sd",
    "/dev/sg",
    "/dev/sr",
    "/dev/vd",
    "/dev/xvd",
    "/dev/zd",
    "/dev/zram",
]

memory := {"/dev/kmem", "/dev/mem", "/dev/port", "/proc/kcore"}

named := {
    "/dev/cuse": "device-fuse",
    "/dev/fuse": "device-fuse",
    "/dev/kfd": "device-gpu",
    "/dev/kmsg": "device-kernel-log",
    "/dev/kvm": "device-virtualisation",
    "/dev/net/tun": "device-tun",
    "/dev/uinput": "device-input",
    "/dev/vhost-net": "device-virtualisation",
    "/dev/vhost-vsock": "device-virtualisation",
    "/dev/vsock": "device-virtualisation",
}

prefixed := {
    "/dev/dri/": "device-gpu",
    "/dev/input/": "device-input",
    "/dev/nvidia": "device-gpu",
    "/dev/tty": "device-terminal",
    "/dev/console": "device-terminal",
    "/dev/vcs": "device-terminal",
    "/dev/vfio/": "device-virtualisation",
}

# What every container has.
harmless := {"/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero"}

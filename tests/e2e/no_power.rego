# The policy of the attack tests: nothing that asks for more than a default container has. It reads only what
# opa-docker-authz gives a policy, so it stands or falls with the canonical body.
package docker.authz

default allow := {"allow": true}

allow := {"allow": false, "reason": sprintf("it asks for %s", [concat(", ", sort(powers))])} if {
    count(powers) > 0
}

call := regex.replace(input.PathPlain, "^/v[0-9.]+", "")

host := input.Body.HostConfig

task := input.Body.TaskTemplate.ContainerSpec

# --- containers

powers contains "everything" if host.Privileged

powers contains sprintf("the host's %s", [source]) if {
    some bind in host.Binds
    source := split(bind, ":")[0]
    startswith(source, "/")
}

powers contains sprintf("a mount of type %s", [mount.Type]) if {
    some mount in host.Mounts
    not mount.Type in {"volume", "tmpfs"}
}

powers contains "a volume driver's options" if {
    some mount in host.Mounts
    count(mount.VolumeOptions.DriverConfig.Options) > 0
}

given := {
    "VolumesFrom": "another container's volumes",
    "Devices": "a device",
    "DeviceCgroupRules": "a device rule",
    "DeviceRequests": "a device",
    "CapAdd": "capabilities",
    "Capabilities": "capabilities",
    "CgroupParent": "a control group of its choice",
    "Cgroup": "another container's control group",
    "Sysctls": "kernel parameters",
    "GroupAdd": "groups",
    "Annotations": "annotations for the runtime",
    "Links": "links",
    "StorageOpt": "storage options",
}

powers contains given[field] if {
    some field, _ in given
    count(host[field]) > 0
}

powers contains sprintf("%s %s", [field, host[field]]) if {
    some field in ["PidMode", "NetworkMode", "IpcMode", "UTSMode", "UsernsMode", "CgroupnsMode"]
    regex.match("^(host|container:.*)$", host[field])
}

powers contains sprintf("the security option %s", [option]) if {
    some option in host.SecurityOpt
    not startswith(option, "no-new-privileges")
}

powers contains sprintf("%s of its own", [field]) if {
    some field in ["MaskedPaths", "ReadonlyPaths"]
    is_array(host[field])
}

powers contains "another runtime" if not host.Runtime in {"", "runc"}

powers contains "a log that goes out" if not host.LogConfig.Type in {"", "json-file", "local", "none"}

powers contains "a low port of the host" if {
    some bindings in host.PortBindings
    some binding in bindings
    to_number(binding.HostPort) < 1024
}

powers contains "programs on a tmpfs" if {
    some options in host.Tmpfs
    regex.match("(^|,)(exec|suid|dev)(,|$)", options)
}

powers contains "living when memory is out" if host.OomScoreAdj < 0

powers contains "starting for ever" if host.RestartPolicy.Name == "always"

powers contains "starting for ever" if input.Body.RestartPolicy.Name == "always"

powers contains "the user root" if regex.match(`^(0+|root)(:.*)?$`, input.Body.User)

powers contains "everything" if input.Body.Privileged == true

# --- volumes, networks, services

powers contains "a volume driver's options" if count(input.Body.DriverOpts) > 0

powers contains sprintf("a network of the kind %s", [input.Body.Driver]) if {
    endswith(call, "/networks/create")
    input.Body.Driver in {"macvlan", "ipvlan", "host"}
}

powers contains "options of the host's links" if {
    endswith(call, "/networks/create")
    count(input.Body.Options) > 0
}

powers contains "a mount of the host's" if {
    some mount in task.Mounts
    mount.Type != "volume"
}

powers contains "a volume driver's options" if {
    some mount in task.Mounts
    count(mount.VolumeOptions.DriverConfig.Options) > 0
}

powers contains sprintf("%s in a service", [field]) if {
    some field in ["CapabilityAdd", "Privileges", "Sysctls"]
    count(task[field]) > 0
}

powers contains "the host's network" if {
    some networks in [input.Body.Networks, input.Body.TaskTemplate.Networks]
    some network in networks
    network.Target == "host"
}

powers contains "a plugin as a service" if input.Body.TaskTemplate.PluginSpec

# --- calls that are powers by themselves

changes if not input.Method in {"GET", "HEAD"}

powers contains "a plugin" if {
    changes
    startswith(call, "/plugins")
}

powers contains "the swarm" if {
    changes
    regex.match("^/(swarm|nodes)(/|$)", call)
}

powers contains "secrets of the swarm" if startswith(call, "/swarm/unlockkey")

powers contains "stdin on a GET" if endswith(call, "/attach/ws")

powers contains "a checkpoint on the host's disk" if endswith(call, "/checkpoints")

powers contains "a checkpoint on the host's disk" if input.Query["checkpoint-dir"]

powers contains "an image from a place of its choice" if input.Query.fromSrc[0] != "-"

powers contains sprintf("a build with %s", [option]) if {
    call == "/build"
    some option in ["remote", "extrahosts", "cgroupparent", "securityopt", "outputs"]
    input.Query[option]
}

powers contains "a build on the host's network" if {
    call == "/build"
    not input.Query.networkmode[0] in {"default", "none", "bridge"}
}

powers contains "the rollback of a service" if input.Query.rollback

powers contains "the inside of the daemon" if startswith(call, "/debug")

powers contains "a stream that is not shown" if call in {"/grpc", "/session"}

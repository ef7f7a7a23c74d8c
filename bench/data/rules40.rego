# Forty rules on one create request, in the shapes that people write: no two of them the same question. Each rule is a
# body of `deny`, so an ordinary request is asked all forty.
package docker.authz

import rego.v1

default allow := false

allow if not deny

deny if input.Body.HostConfig.Privileged == true

deny if input.Body.HostConfig.PidMode == "host"

deny if input.Body.HostConfig.NetworkMode == "host"

deny if input.Body.HostConfig.IpcMode == "host"

deny if input.Body.HostConfig.UTSMode == "host"

deny if input.Body.HostConfig.UsernsMode == "host"

deny if input.Body.HostConfig.CgroupnsMode == "host"

deny if startswith(input.Body.HostConfig.PidMode, "container:")

deny if startswith(input.Body.HostConfig.NetworkMode, "container:")

deny if startswith(input.Body.HostConfig.IpcMode, "container:")

deny if {
	some capability in input.Body.HostConfig.CapAdd
	capability in {"ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "NET_ADMIN", "BPF"}
}

deny if {
	some capability in input.Body.HostConfig.CapAdd
	startswith(capability, "CAP_SYS_")
}

deny if "seccomp=unconfined" in input.Body.HostConfig.SecurityOpt

deny if "seccomp:unconfined" in input.Body.HostConfig.SecurityOpt

deny if "apparmor=unconfined" in input.Body.HostConfig.SecurityOpt

deny if {
	some option in input.Body.HostConfig.SecurityOpt
	startswith(option, "label")
	contains(option, "disable")
}

deny if {
	some option in input.Body.HostConfig.SecurityOpt
	option in {"systempaths=unconfined", "no-new-privileges=false", "no-new-privileges:false"}
}

deny if {
	some bind in input.Body.HostConfig.Binds
	startswith(bind, "/:")
}

deny if {
	some bind in input.Body.HostConfig.Binds
	startswith(bind, "/etc")
}

deny if {
	some bind in input.Body.HostConfig.Binds
	startswith(bind, "/proc")
}

deny if {
	some bind in input.Body.HostConfig.Binds
	startswith(bind, "/sys")
}

deny if {
	some bind in input.Body.HostConfig.Binds
	contains(bind, "docker.sock")
}

deny if {
	some bind in input.Body.HostConfig.Binds
	parts := split(bind, ":")
	parts[0] in {"/", "/boot", "/dev", "/root", "/usr", "/var", "/var/lib/docker", "/var/run"}
}

deny if {
	some bind in input.Body.HostConfig.Binds
	endswith(bind, ":shared")
}

deny if {
	some mount in input.Body.HostConfig.Mounts
	mount.Type == "bind"
	mount.Source == "/"
}

deny if {
	some mount in input.Body.HostConfig.Mounts
	mount.Type == "bind"
	startswith(mount.Source, "/var/run/")
}

deny if {
	some mount in input.Body.HostConfig.Mounts
	mount.Type == "volume"
	mount.VolumeOptions.DriverConfig.Options.type == "none"
}

deny if {
	some mount in input.BindMounts
	not mount.ReadOnly
	startswith(mount.Resolved, "/etc")
}

deny if count(input.Body.HostConfig.Devices) > 2

deny if {
	some device in input.Body.HostConfig.Devices
	device.PathOnHost in {"/dev/mem", "/dev/kmem", "/dev/kvm", "/dev/sda", "/dev/nvme0n1"}
}

deny if {
	some device in input.Body.HostConfig.Devices
	startswith(device.PathOnHost, "/dev/sd")
}

deny if count(input.Body.HostConfig.DeviceCgroupRules) > 0

deny if count(input.Body.HostConfig.DeviceRequests) > 0

deny if {
	some name, _ in input.Body.HostConfig.Sysctls
	startswith(name, "kernel.")
}

deny if input.Body.HostConfig.OomScoreAdj < 0

deny if input.Body.HostConfig.OomKillDisable == true

deny if input.Body.HostConfig.PublishAllPorts == true

deny if {
	some bindings in input.Body.HostConfig.PortBindings
	some binding in bindings
	to_number(binding.HostPort) < 1024
}

deny if {
	some variable in input.Body.Env
	startswith(variable, "LD_PRELOAD=")
}

deny if {
	input.Body.User in {"", "0", "root"}
	not startswith(input.Body.Image, "registry.example.com/")
	input.Body.HostConfig.VolumesFrom != null
}

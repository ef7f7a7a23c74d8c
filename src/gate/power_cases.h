#pragma once
// Every power that a call of the Engine API can ask for or use, as the plainest request that does: what leads from it
// to the host, by the name of the elevation. The world that they are sent to has a container with power (`elevated`),
// one without (`plain`), volumes that are mounts of the host in disguise, and execs.

#include <string_view>

namespace bulkhead::testing {

struct PowerCase {
  std::string_view name;
  std::string_view method;
  std::string_view target;
  std::string_view body;
  std::string_view elevation;  // that baseline and restricted refuse
};

inline constexpr std::string_view kPowerWorld = R"({
  "images": {"a": {"Id": "sha256:1", "Config": {"User": "1000", "Cmd": ["x"]}}},
  "volumes": {
    "shelf": {"Name": "shelf", "Driver": "local", "Options": null},
    "bound": {"Name": "bound", "Driver": "local", "Options": {"type": "none", "o": "bind", "device": "/"}},
    "disk": {"Name": "disk", "Driver": "local", "Options": {"type": "ext4", "device": "/dev/sda1"}}},
  "containers": {
    "elevated": {"Id": "e1", "Name": "/elevated", "State": {"Running": true}, "Config": {"Image": "a"},
                 "HostConfig": {"Privileged": true, "NetworkMode": "host"}},
    "mounted": {"Id": "e2", "Name": "/mounted", "State": {"Running": true}, "Config": {"Image": "a"},
                "HostConfig": {"Binds": ["/etc:/e"], "NetworkMode": "none"},
                "Mounts": [{"Type": "bind", "Source": "/etc", "Destination": "/e", "RW": true}]},
    "plain": {"Id": "e3", "Name": "/plain", "State": {"Running": true}, "Config": {"Image": "a", "User": "1000"},
              "HostConfig": {"NetworkMode": "none"}}},
  "execs": {
    "powerful": {"ID": "powerful", "ContainerID": "elevated", "ProcessConfig": {"entrypoint": "sh", "arguments": []}},
    "raised": {"ID": "raised", "ContainerID": "plain",
               "ProcessConfig": {"entrypoint": "sh", "arguments": [], "privileged": true}}},
  "links": {"/srv/link": "/etc", "/var/run/docker.sock": "/run/docker.sock"},
  "info": {"SecurityOptions": ["name=seccomp,profile=builtin"], "CgroupVersion": "2"}
})";

inline constexpr std::string_view kCreateTarget = "/v1.41/containers/create";

// HostConfigs of a create.
inline constexpr PowerCase kCreateCases[] = {
    {"privileged", "", "", R"("Privileged":true)", "privileged"},
    {"all capabilities", "", "", R"("CapAdd":["ALL"])", "cap-all"},
    {"SYS_ADMIN, in the alphabet's long s", "", "", R"("CapAdd":["\u017fys_admin"])", "cap-sys-admin"},
    {"SYS_MODULE", "", "", R"("CapAdd":["CAP_SYS_MODULE"])", "cap-sys-module"},
    {"SYS_PTRACE", "", "", R"("CapAdd":["SYS_PTRACE"])", "cap-sys-ptrace"},
    {"DAC_READ_SEARCH, the shocker", "", "", R"("CapAdd":["DAC_READ_SEARCH"])", "cap-dac-read-search"},
    {"SYS_RAWIO", "", "", R"("CapAdd":["SYS_RAWIO"])", "cap-sys-rawio"},
    {"BPF", "", "", R"("CapAdd":["BPF"])", "cap-bpf"},
    {"NET_ADMIN", "", "", R"("CapAdd":["net_admin"])", "cap-net-admin"},
    {"a capability that nobody knows", "", "", R"("CapAdd":["NEW_POWER"])", "cap-other"},
    {"the root by Binds", "", "", R"("Binds":["/:/h"])", "host-root"},
    {"the root with dots", "", "", R"("Binds":["/tmp/../:/h:ro"])", "host-root"},
    {"the root with slashes", "", "", R"("Binds":["//:/h"])", "host-root"},
    {"the root by Mounts", "", "", R"("Mounts":[{"Type":"bind","Source":"/","Target":"/h"}])", "host-root"},
    {"a link to /etc", "", "", R"("Binds":["/srv/link:/h"])", "host-etc"},
    {"the Docker socket", "", "", R"("Binds":["/var/run/docker.sock:/s:ro"])", "docker-socket"},
    {"the folder of the Docker socket", "", "", R"("Binds":["/run:/r:ro"])", "docker-socket"},
    {"containerd's socket", "", "", R"("Binds":["/run/containerd/containerd.sock:/s"])", "containerd-socket"},
    {"Docker's data", "", "", R"("Binds":["/var/lib/docker:/d"])", "docker-data"},
    {"cron", "", "", R"("Binds":["/etc/cron.d:/d"])", "host-cron"},
    {"SSH keys", "", "", R"("Binds":["/root/.ssh:/d:ro"])", "host-ssh-keys"},
    {"any folder", "", "", R"("Binds":["/srv/data:/d"])", "host-path-writable"},
    {"any folder to read", "", "", R"("Binds":["/srv/data:/d:ro"])", "host-path-read-only"},
    {"mounts that pass to the host", "", "", R"("Binds":["/srv/data:/d:rshared"])", "mount-propagation"},
    {"a volume that was made a bind of the root", "", "", R"("Binds":["bound:/h"])", "host-root"},
    {"a volume that was made of a disk", "", "", R"("Binds":["disk:/h"])", "volume-device"},
    {"a volume made a bind on the way", "", "",
     R"("Mounts":[{"Type":"volume","Source":"new","Target":"/h","VolumeOptions":{"DriverConfig":)"
     R"({"Name":"local","Options":{"type":"none","o":"bind","device":"/"}}}}])",
     "host-root"},
    {"a volume made of a disk on the way", "", "",
     R"("Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":)"
     R"({"Options":{"type":"ext4","device":"/dev/sda1"}}}}])",
     "volume-device"},
    {"an overlay of the root", "", "",
     R"("Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":)"
     R"({"Options":{"type":"overlay","o":"lowerdir=/:/etc","device":"overlay"}}}}])",
     "host-root"},
    {"the kernel's debugging files", "", "",
     R"("Mounts":[{"Type":"volume","Target":"/h","VolumeOptions":{"DriverConfig":)"
     R"({"Options":{"type":"debugfs","device":"debugfs"}}}}])",
     "volume-file-system"},
    {"a volume of another driver", "", "",
     R"("Mounts":[{"Type":"volume","Source":"v","Target":"/h","VolumeOptions":{"DriverConfig":)"
     R"({"Name":"local-persist","Options":{"mountpoint":"/"}}}}])",
     "volume-driver"},
    {"a disk as a device", "", "", R"("Devices":[{"PathOnHost":"/dev/sda","CgroupPermissions":"r"}])", "device-disk"},
    {"memory as a device", "", "", R"("Devices":[{"PathOnHost":"/dev/mem"}])", "device-memory"},
    {"a device rule for all", "", "", R"("DeviceCgroupRules":["a *:* rwm"])", "device-rule-disk"},
    {"a device of the container device interface", "", "",
     R"("DeviceRequests":[{"Driver":"cdi","DeviceIDs":["vendor.com/class=x"]}])", "cdi-device"},
    {"the host's processes", "", "", R"("PidMode":"host")", "host-pid"},
    {"the host's shared memory", "", "", R"("IpcMode":"host")", "host-ipc"},
    {"the host's network", "", "", R"("NetworkMode":"host")", "host-network"},
    {"the host's name", "", "", R"("UTSMode":"host")", "host-uts"},
    {"the host's users", "", "", R"("UsernsMode":"host")", "host-userns"},
    {"the host's control groups", "", "", R"("CgroupnsMode":"host")", "host-cgroupns"},
    {"another control group", "", "", R"("CgroupParent":"/system.slice")", "cgroup-parent"},
    {"the processes of an elevated container", "", "", R"("PidMode":"container:elevated")", "joins-elevated-container"},
    {"the network of one in the host's", "", "", R"("NetworkMode":"container:elevated")", "host-network"},
    {"the control group of an elevated container", "", "", R"("Cgroup":"container:elevated")",
     "joins-elevated-container"},
    {"the mounts of one with the host's files", "", "", R"("VolumesFrom":["mounted:ro"])", "joins-elevated-container"},
    {"the processes of a container that is not known", "", "", R"("PidMode":"container:nobody")",
     "joins-elevated-container"},
    {"seccomp off", "", "", R"("SecurityOpt":["seccomp=unconfined"])", "seccomp-unconfined"},
    {"seccomp off by a colon", "", "", R"("SecurityOpt":["seccomp:unconfined"])", "seccomp-unconfined"},
    {"a seccomp profile inline", "", "", R"("SecurityOpt":["seccomp={\"defaultAction\":\"SCMP_ACT_ALLOW\"}"])",
     "seccomp-profile"},
    {"AppArmor off", "", "", R"("SecurityOpt":["apparmor=unconfined"])", "apparmor-unconfined"},
    {"another AppArmor profile", "", "", R"("SecurityOpt":["apparmor=mine"])", "apparmor-profile"},
    {"labels off", "", "", R"("SecurityOpt":["label:disable"])", "selinux-disabled"},
    {"another label", "", "", R"("SecurityOpt":["label=type:mine_t"])", "selinux-label"},
    {"nothing masked", "", "", R"("MaskedPaths":[])", "masked-paths"},
    {"nothing read-only", "", "", R"("ReadonlyPaths":[])", "readonly-paths"},
    {"control groups to write", "", "", R"("SecurityOpt":["writable-cgroups=true"])", "writable-cgroups"},
    {"a sysctl", "", "", R"("Sysctls":{"kernel.core_pattern":"|/x"})", "sysctl-unsafe"},
    {"another runtime", "", "", R"("Runtime":"crun")", "runtime"},
    {"a log that goes to a socket of the host", "", "",
     R"("LogConfig":{"Type":"syslog","Config":{"syslog-address":"unix:///run/docker.sock"}})", "log-endpoint"},
};

// Other calls.
inline constexpr PowerCase kCallCases[] = {
    {"a working directory behind a leaked descriptor", "POST", "/v1.41/containers/create",
     R"({"Image":"a","WorkingDir":"/proc/self/fd/8"})", "working-directory"},
    {"annotations for the runtime", "POST", "/v1.44/containers/create",
     R"({"Image":"a","HostConfig":{"Annotations":{"run.oci.handler":"krun"}}})", "annotations"},
    {"a sysctl of a network interface", "POST", "/v1.41/containers/create",
     R"({"Image":"a","HostConfig":{"NetworkMode":"n"},"NetworkingConfig":{"EndpointsConfig":{"n":{"DriverOpts":)"
     R"({"com.docker.network.endpoint.sysctls":"net.ipv4.conf.IFNAME.forwarding=1"}}}}})",
     "endpoint-options"},
    {"starting an elevated container", "POST", "/v1.41/containers/elevated/start", "", "privileged"},
    {"starting a container with the host's files", "POST", "/containers/mounted/start", "", "host-etc"},
    {"starting a container that is not known", "POST", "/containers/nobody/start", "", "unknown-power"},
    {"restarting an elevated container", "POST", "/containers/elevated/restart", "", "privileged"},
    {"letting an elevated container go on", "POST", "/containers/elevated/unpause", "", "privileged"},
    {"attaching to an elevated container", "POST", "/containers/elevated/attach?stream=1&stdin=1", "", "privileged"},
    {"typing into an elevated container by GET", "GET", "/containers/elevated/attach/ws?stream=1&stdin=1", "",
     "privileged"},
    {"running something in an elevated container", "POST", "/containers/elevated/exec", R"({"Cmd":["id"]})",
     "privileged"},
    {"starting what was to run in an elevated container", "POST", "/exec/powerful/start", R"({"Detach":false})",
     "privileged"},
    {"a privileged process", "POST", "/containers/plain/exec", R"({"Cmd":["id"],"Privileged":true})",
     "exec-privileged"},
    {"starting a privileged process", "POST", "/exec/raised/start", R"({"Detach":true})", "exec-privileged"},
    {"starting a process that is not known", "POST", "/exec/none/start", R"({"Detach":true})", "unknown-power"},
    {"writing into an elevated container", "PUT", "/containers/elevated/archive?path=/", "", "privileged"},
    {"reading out of an elevated container", "GET", "/containers/elevated/archive?path=/", "", "privileged"},
    {"exporting an elevated container", "GET", "/containers/elevated/export", "", "privileged"},
    {"making an image of an elevated container", "POST", "/commit?container=elevated&repo=x", "", "privileged"},
    {"changing an elevated container", "POST", "/containers/elevated/update", R"({"PidsLimit":-1})", "privileged"},
    {"renaming an elevated container", "POST", "/containers/elevated/rename?name=plain2", "", "privileged"},
    {"a checkpoint in a folder of the host", "POST", "/containers/plain/checkpoints",
     R"({"CheckpointID":"c","CheckpointDir":"/etc/cron.d"})", "checkpoint-directory"},
    {"a start from a checkpoint of the host", "POST", "/containers/plain/start?checkpoint=c&checkpoint-dir=/tmp/x", "",
     "checkpoint-directory"},
    {"a volume that is the root", "POST", "/volumes/create",
     R"({"Name":"v","DriverOpts":{"type":"none","o":"bind","device":"/"}})", "host-root"},
    {"a volume that is a disk", "POST", "/volumes/create",
     R"({"Name":"v","DriverOpts":{"type":"ext4","device":"/dev/sda1"}})", "volume-device"},
    {"a build in the host's network", "POST", "/build?networkmode=host", "", "build-host-network"},
    {"a build that is not seen", "POST", "/build?version=2", "", "build-unseen"},
    {"BuildKit itself", "POST", "/grpc", "", "grpc"},
    {"a session", "POST", "/session", "", "session"},
    {"an image from an address", "POST", "/images/create?fromSrc=http://169.254.169.254/latest&repo=x", "",
     "image-import-url"},
    {"a network on the host's interface", "POST", "/networks/create",
     R"({"Name":"n","Driver":"macvlan","Options":{"parent":"eth0"}})", "network-of-the-host"},
    {"a plugin", "POST", "/plugins/pull?remote=x/y&name=z", R"([{"Name":"mount","Value":["/"]}])", "plugin-install"},
    {"a plugin of an archive", "POST", "/plugins/create?name=x", "", "plugin-create"},
    {"a plugin's settings", "POST", "/plugins/x/set", R"(["mount.source=/"])", "plugin-set"},
    {"a plugin's upgrade", "POST", "/plugins/x/upgrade?remote=x/y", R"([{"Name":"network","Value":["host"]}])",
     "plugin-install"},
    {"a plugin turned on", "POST", "/plugins/x/enable", "", "plugin-enable"},
    {"a plugin turned off", "POST", "/plugins/x/disable?force=1", "", "plugin-remove"},
    {"a plugin removed", "DELETE", "/plugins/x?force=1", "", "plugin-remove"},
    {"a swarm", "POST", "/swarm/init", R"({"ListenAddr":"0.0.0.0:2377"})", "swarm-init"},
    {"a stranger's swarm", "POST", "/swarm/join", R"({"RemoteAddrs":["192.0.2.1:2377"]})", "swarm-join"},
    {"an authority of one's own", "POST", "/swarm/update?version=1",
     R"({"CAConfig":{"ExternalCAs":[{"URL":"https://192.0.2.1"}]}})", "swarm-update"},
    {"the swarm's tokens", "GET", "/swarm", "", "swarm-keys"},
    {"a node made a manager", "POST", "/nodes/n/update?version=1", R"({"Role":"manager"})", "node-update"},
    {"a service with the host's root", "POST", "/services/create",
     R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"a","Mounts":[{"Type":"bind","Source":"/","Target":"/h"}]}}})",
     "host-root"},
    {"a service with a capability", "POST", "/services/create",
     R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"a","CapabilityAdd":["CAP_SYS_ADMIN"]}}})",
     "cap-sys-admin"},
    {"a service that installs a plugin", "POST", "/services/create",
     R"({"Name":"s","TaskTemplate":{"Runtime":"plugin","PluginSpec":{"Remote":"x/y"}}})", "plugin-install"},
    {"a service of a volume that is a bind", "POST", "/services/create",
     R"({"Name":"s","TaskTemplate":{"ContainerSpec":{"Image":"a","Mounts":[{"Type":"volume","Target":"/h",)"
     R"("VolumeOptions":{"DriverConfig":{"Options":{"type":"none","o":"bind","device":"/"}}}}]}}})",
     "host-root"},
    {"the daemon's memory", "GET", "/debug/pprof/heap", "", "debug"},
    {"the daemon's variables", "GET", "/debug/vars", "", "debug"},
    {"a call that nobody knows", "POST", "/v1.41/containers/plain/teleport", "", "unknown-call"},
};

}  // namespace bulkhead::testing

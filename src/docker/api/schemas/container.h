#pragma once
// Bodies of /containers: create, update, checkpoints. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schemas/network.h"
#include "docker/api/schemas/shared.h"

namespace bulkhead {

inline constexpr auto kLogConfigFields = fields({{"Type", kText}, {"Config", kMapOf<kText>}});
inline constexpr Type kLogConfig = kObjectOf<kLogConfigFields>;

inline constexpr auto kPortBindingFields = fields({{"HostIp", kText}, {"HostPort", kText}});
inline constexpr Type kPortBinding = kObjectOf<kPortBindingFields>;

inline constexpr auto kRestartPolicyFields = fields({{"Name", kText}, {"MaximumRetryCount", kInt64}});
inline constexpr Type kRestartPolicy = kObjectOf<kRestartPolicyFields>;

inline constexpr auto kWeightDeviceFields = fields({{"Path", kText}, {"Weight", kUint16}});
inline constexpr Type kWeightDevice = kObjectOf<kWeightDeviceFields>;

inline constexpr auto kThrottleDeviceFields = fields({{"Path", kText}, {"Rate", kUint64}});
inline constexpr Type kThrottleDevice = kObjectOf<kThrottleDeviceFields>;

inline constexpr auto kDeviceMappingFields =
    fields({{"PathOnHost", kText}, {"PathInContainer", kText}, {"CgroupPermissions", kText}});
inline constexpr Type kDeviceMapping = kObjectOf<kDeviceMappingFields>;

inline constexpr auto kDeviceRequestFields = fields({{"Driver", kText},
                                                     {"Count", kInt64},
                                                     {"DeviceIDs", kListOf<kText>},
                                                     {"Capabilities", kListOf<kListOf<kText>>},
                                                     {"Options", kMapOf<kText>}});
inline constexpr Type kDeviceRequest = kObjectOf<kDeviceRequestFields>;

// Limits and devices: embedded in HostConfig, and what an update may change.
inline constexpr auto kResourceFields = fields({{"CpuShares", kInt64},
                                                {"Memory", kInt64},
                                                {"NanoCpus", kInt64},
                                                {"CgroupParent", kText},
                                                {"BlkioWeight", kUint16},
                                                {"BlkioWeightDevice", kListOf<kWeightDevice>},
                                                {"BlkioDeviceReadBps", kListOf<kThrottleDevice>},
                                                {"BlkioDeviceWriteBps", kListOf<kThrottleDevice>},
                                                {"BlkioDeviceReadIOps", kListOf<kThrottleDevice>},
                                                {"BlkioDeviceWriteIOps", kListOf<kThrottleDevice>},
                                                {"CpuPeriod", kInt64},
                                                {"CpuQuota", kInt64},
                                                {"CpuRealtimePeriod", kInt64},
                                                {"CpuRealtimeRuntime", kInt64},
                                                {"CpusetCpus", kText},
                                                {"CpusetMems", kText},
                                                {"Devices", kListOf<kDeviceMapping>},
                                                {"DeviceCgroupRules", kListOf<kText>},
                                                {"DeviceRequests", kListOf<kDeviceRequest>},
                                                {"KernelMemory", kInt64},
                                                {"KernelMemoryTCP", kInt64},
                                                {"MemoryReservation", kInt64},
                                                {"MemorySwap", kInt64},
                                                {"MemorySwappiness", kInt64},
                                                {"OomKillDisable", kBoolean},
                                                {"PidsLimit", kInt64},
                                                {"Ulimits", kListOf<kUlimit>},
                                                {"CpuCount", kInt64},
                                                {"CpuPercent", kInt64},
                                                {"IOMaximumIOps", kUint64},
                                                {"IOMaximumBandwidth", kUint64}});

inline constexpr auto kHostConfigFields = join(fields({{"Binds", kListOf<kText>},
                                                       {"ContainerIDFile", kText},
                                                       {"LogConfig", kLogConfig},
                                                       {"NetworkMode", kText},
                                                       {"PortBindings", kMapOf<kListOf<kPortBinding>>},
                                                       {"RestartPolicy", kRestartPolicy},
                                                       {"AutoRemove", kBoolean},
                                                       {"VolumeDriver", kText},
                                                       {"VolumesFrom", kListOf<kText>},
                                                       {"Capabilities", kListOf<kText>},
                                                       {"CapAdd", kTextOrTextList},
                                                       {"CapDrop", kTextOrTextList},
                                                       {"CgroupnsMode", kText},
                                                       {"Dns", kListOf<kText>},
                                                       {"DnsOptions", kListOf<kText>},
                                                       {"DnsSearch", kListOf<kText>},
                                                       {"ExtraHosts", kListOf<kText>},
                                                       {"GroupAdd", kListOf<kText>},
                                                       {"IpcMode", kText},
                                                       {"Cgroup", kText},
                                                       {"Links", kListOf<kText>},
                                                       {"OomScoreAdj", kInt64},
                                                       {"PidMode", kText},
                                                       {"Privileged", kBoolean},
                                                       {"PublishAllPorts", kBoolean},
                                                       {"ReadonlyRootfs", kBoolean},
                                                       {"SecurityOpt", kListOf<kText>},
                                                       {"StorageOpt", kMapOf<kText>},
                                                       {"Tmpfs", kMapOf<kText>},
                                                       {"UTSMode", kText},
                                                       {"UsernsMode", kText},
                                                       {"ShmSize", kInt64},
                                                       {"Sysctls", kMapOf<kText>},
                                                       {"Runtime", kText},
                                                       {"Umask", kUint32},
                                                       {"ConsoleSize", kListOf<kUint64>},
                                                       {"Annotations", kMapOf<kText>},
                                                       {"Isolation", kText}}),
                                               kResourceFields,
                                               fields({{"Mounts", kListOf<kMount>},
                                                       {"MaskedPaths", kListOf<kText>},
                                                       {"ReadonlyPaths", kListOf<kText>},
                                                       {"Init", kBoolean}}));
inline constexpr Type kHostConfig = kObjectOf<kHostConfigFields>;

// Daemons up to 26.1 also take these from the top level of a create body.
inline constexpr auto kMisplacedInCreateFields = join(kHostConfigFields, fields({{"Cpuset", kText}}));
inline constexpr Type kMisplacedInCreate = kObjectOf<kMisplacedInCreateFields>;

inline constexpr auto kNetworkingConfigFields = fields({{"EndpointsConfig", kMapOf<kEndpointSettings>}});
inline constexpr Type kNetworkingConfig = kObjectOf<kNetworkingConfigFields>;

inline constexpr auto kContainerCreateBodyFields = fields({{"Hostname", kText},
                                                           {"Domainname", kText},
                                                           {"User", kText},
                                                           {"AttachStdin", kBoolean},
                                                           {"AttachStdout", kBoolean},
                                                           {"AttachStderr", kBoolean},
                                                           {"ExposedPorts", kMapOf<kEmptyObject>},
                                                           {"Tty", kBoolean},
                                                           {"OpenStdin", kBoolean},
                                                           {"StdinOnce", kBoolean},
                                                           {"Env", kListOf<kText>},
                                                           {"Cmd", kTextOrTextList},
                                                           {"Healthcheck", kHealthcheckConfig},
                                                           {"ArgsEscaped", kBoolean},
                                                           {"Image", kText},
                                                           {"Volumes", kMapOf<kEmptyObject>},
                                                           {"WorkingDir", kText},
                                                           {"Entrypoint", kTextOrTextList},
                                                           {"NetworkDisabled", kBoolean},
                                                           {"MacAddress", kText},
                                                           {"OnBuild", kListOf<kText>},
                                                           {"Labels", kMapOf<kText>},
                                                           {"StopSignal", kText},
                                                           {"StopTimeout", kInt64},
                                                           {"Shell", kTextOrTextList},
                                                           {"HostConfig", kHostConfig},
                                                           {"NetworkingConfig", kNetworkingConfig}});
inline constexpr Type kContainerCreateBody = kObjectOf<kContainerCreateBodyFields, kMisplacedInCreate.shape>;

// A commit takes the Config alone and ignores the rest.
inline constexpr Type kCommitBody = kObjectOf<kContainerCreateBodyFields>;

inline constexpr auto kContainerUpdateBodyFields = join(kResourceFields, fields({{"RestartPolicy", kRestartPolicy}}));
inline constexpr Type kContainerUpdateBody = kObjectOf<kContainerUpdateBodyFields>;

inline constexpr auto kCheckpointCreateBodyFields =
    fields({{"CheckpointID", kText}, {"CheckpointDir", kText}, {"Exit", kBoolean}});
inline constexpr Type kCheckpointCreateBody = kObjectOf<kCheckpointCreateBodyFields>;

}  // namespace bulkhead

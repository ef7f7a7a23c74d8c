#pragma once
// Body of /services: create and update. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schemas/shared.h"

namespace bulkhead {

inline constexpr auto kCredentialSpecFields = fields({{"Config", kText}, {"File", kText}, {"Registry", kText}});
inline constexpr Type kCredentialSpec = kObjectOf<kCredentialSpecFields>;

inline constexpr auto kSELinuxContextFields =
    fields({{"Disable", kBoolean}, {"User", kText}, {"Role", kText}, {"Type", kText}, {"Level", kText}});
inline constexpr Type kSELinuxContext = kObjectOf<kSELinuxContextFields>;

inline constexpr auto kSeccompOptsFields = fields({{"Mode", kText}, {"Profile", kBytes}});
inline constexpr Type kSeccompOpts = kObjectOf<kSeccompOptsFields>;

inline constexpr auto kAppArmorOptsFields = fields({{"Mode", kText}});
inline constexpr Type kAppArmorOpts = kObjectOf<kAppArmorOptsFields>;

inline constexpr auto kPrivilegesFields = fields({{"CredentialSpec", kCredentialSpec},
                                                  {"SELinuxContext", kSELinuxContext},
                                                  {"Seccomp", kSeccompOpts},
                                                  {"AppArmor", kAppArmorOpts},
                                                  {"NoNewPrivileges", kBoolean}});
inline constexpr Type kPrivileges = kObjectOf<kPrivilegesFields>;

inline constexpr auto kDNSConfigFields =
    fields({{"Nameservers", kListOf<kText>}, {"Search", kListOf<kText>}, {"Options", kListOf<kText>}});
inline constexpr Type kDNSConfig = kObjectOf<kDNSConfigFields>;

inline constexpr auto kSecretReferenceFileTargetFields =
    fields({{"Name", kText}, {"UID", kText}, {"GID", kText}, {"Mode", kUint32}});
inline constexpr Type kSecretReferenceFileTarget = kObjectOf<kSecretReferenceFileTargetFields>;

inline constexpr auto kSecretReferenceFields =
    fields({{"File", kSecretReferenceFileTarget}, {"SecretID", kText}, {"SecretName", kText}});
inline constexpr Type kSecretReference = kObjectOf<kSecretReferenceFields>;

inline constexpr auto kConfigReferenceFileTargetFields =
    fields({{"Name", kText}, {"UID", kText}, {"GID", kText}, {"Mode", kUint32}});
inline constexpr Type kConfigReferenceFileTarget = kObjectOf<kConfigReferenceFileTargetFields>;

inline constexpr auto kServiceConfigReferenceFields = fields(
    {{"File", kConfigReferenceFileTarget}, {"Runtime", kEmptyObject}, {"ConfigID", kText}, {"ConfigName", kText}});
inline constexpr Type kServiceConfigReference = kObjectOf<kServiceConfigReferenceFields>;

inline constexpr auto kContainerSpecFields = fields({{"Image", kText},
                                                     {"Labels", kMapOf<kText>},
                                                     {"Command", kListOf<kText>},
                                                     {"Args", kListOf<kText>},
                                                     {"Hostname", kText},
                                                     {"Env", kListOf<kText>},
                                                     {"Dir", kText},
                                                     {"User", kText},
                                                     {"Groups", kListOf<kText>},
                                                     {"Privileges", kPrivileges},
                                                     {"Init", kBoolean},
                                                     {"StopSignal", kText},
                                                     {"TTY", kBoolean},
                                                     {"OpenStdin", kBoolean},
                                                     {"ReadOnly", kBoolean},
                                                     {"Mounts", kListOf<kMount>},
                                                     {"StopGracePeriod", kInt64},
                                                     {"Healthcheck", kHealthcheckConfig},
                                                     {"Hosts", kListOf<kText>},
                                                     {"DNSConfig", kDNSConfig},
                                                     {"Secrets", kListOf<kSecretReference>},
                                                     {"Configs", kListOf<kServiceConfigReference>},
                                                     {"Isolation", kText},
                                                     {"Sysctls", kMapOf<kText>},
                                                     {"CapabilityAdd", kListOf<kText>},
                                                     {"CapabilityDrop", kListOf<kText>},
                                                     {"Ulimits", kListOf<kUlimit>},
                                                     {"OomScoreAdj", kInt64}});
inline constexpr Type kContainerSpec = kObjectOf<kContainerSpecFields>;

inline constexpr auto kRuntimePrivilegeFields =
    fields({{"name", kText}, {"description", kText}, {"value", kListOf<kText>}});
inline constexpr Type kRuntimePrivilege = kObjectOf<kRuntimePrivilegeFields>;

inline constexpr auto kRuntimeSpecFields = fields({{"name", kText},
                                                   {"remote", kText},
                                                   {"privileges", kListOf<kRuntimePrivilege>},
                                                   {"disabled", kBoolean},
                                                   {"env", kListOf<kText>}});
inline constexpr Type kRuntimeSpec = kObjectOf<kRuntimeSpecFields>;

inline constexpr auto kNetworkAttachmentSpecFields = fields({{"ContainerID", kText}});
inline constexpr Type kNetworkAttachmentSpec = kObjectOf<kNetworkAttachmentSpecFields>;

inline constexpr auto kLimitFields = fields({{"NanoCPUs", kInt64}, {"MemoryBytes", kInt64}, {"Pids", kInt64}});
inline constexpr Type kLimit = kObjectOf<kLimitFields>;

inline constexpr auto kNamedGenericResourceFields = fields({{"Kind", kText}, {"Value", kText}});
inline constexpr Type kNamedGenericResource = kObjectOf<kNamedGenericResourceFields>;

inline constexpr auto kDiscreteGenericResourceFields = fields({{"Kind", kText}, {"Value", kInt64}});
inline constexpr Type kDiscreteGenericResource = kObjectOf<kDiscreteGenericResourceFields>;

inline constexpr auto kGenericResourceFields =
    fields({{"NamedResourceSpec", kNamedGenericResource}, {"DiscreteResourceSpec", kDiscreteGenericResource}});
inline constexpr Type kGenericResource = kObjectOf<kGenericResourceFields>;

inline constexpr auto kResourcesFields =
    fields({{"NanoCPUs", kInt64}, {"MemoryBytes", kInt64}, {"GenericResources", kListOf<kGenericResource>}});
inline constexpr Type kResources = kObjectOf<kResourcesFields>;

inline constexpr auto kResourceRequirementsFields =
    fields({{"Limits", kLimit}, {"Reservations", kResources}, {"SwapBytes", kInt64}, {"MemorySwappiness", kInt64}});
inline constexpr Type kResourceRequirements = kObjectOf<kResourceRequirementsFields>;

inline constexpr auto kServiceRestartPolicyFields =
    fields({{"Condition", kText}, {"Delay", kInt64}, {"MaxAttempts", kUint64}, {"Window", kInt64}});
inline constexpr Type kServiceRestartPolicy = kObjectOf<kServiceRestartPolicyFields>;

inline constexpr auto kSpreadOverFields = fields({{"SpreadDescriptor", kText}});
inline constexpr Type kSpreadOver = kObjectOf<kSpreadOverFields>;

inline constexpr auto kPlacementPreferenceFields = fields({{"Spread", kSpreadOver}});
inline constexpr Type kPlacementPreference = kObjectOf<kPlacementPreferenceFields>;

inline constexpr auto kPlatformFields = fields({{"Architecture", kText}, {"OS", kText}});
inline constexpr Type kPlatform = kObjectOf<kPlatformFields>;

inline constexpr auto kPlacementFields = fields({{"Constraints", kListOf<kText>},
                                                 {"Preferences", kListOf<kPlacementPreference>},
                                                 {"MaxReplicas", kUint64},
                                                 {"Platforms", kListOf<kPlatform>}});
inline constexpr Type kPlacement = kObjectOf<kPlacementFields>;

inline constexpr auto kNetworkAttachmentConfigFields =
    fields({{"Target", kText}, {"Aliases", kListOf<kText>}, {"DriverOpts", kMapOf<kText>}});
inline constexpr Type kNetworkAttachmentConfig = kObjectOf<kNetworkAttachmentConfigFields>;

inline constexpr auto kTaskSpecFields = fields({{"ContainerSpec", kContainerSpec},
                                                {"PluginSpec", kRuntimeSpec},
                                                {"NetworkAttachmentSpec", kNetworkAttachmentSpec},
                                                {"Resources", kResourceRequirements},
                                                {"RestartPolicy", kServiceRestartPolicy},
                                                {"Placement", kPlacement},
                                                {"Networks", kListOf<kNetworkAttachmentConfig>},
                                                {"LogDriver", kDriver},
                                                {"ForceUpdate", kUint64},
                                                {"Runtime", kText}});
inline constexpr Type kTaskSpec = kObjectOf<kTaskSpecFields>;

inline constexpr auto kReplicatedServiceFields = fields({{"Replicas", kUint64}});
inline constexpr Type kReplicatedService = kObjectOf<kReplicatedServiceFields>;

inline constexpr auto kReplicatedJobFields = fields({{"MaxConcurrent", kUint64}, {"TotalCompletions", kUint64}});
inline constexpr Type kReplicatedJob = kObjectOf<kReplicatedJobFields>;

inline constexpr auto kServiceModeFields = fields({{"Replicated", kReplicatedService},
                                                   {"Global", kEmptyObject},
                                                   {"ReplicatedJob", kReplicatedJob},
                                                   {"GlobalJob", kEmptyObject}});
inline constexpr Type kServiceMode = kObjectOf<kServiceModeFields>;

inline constexpr auto kServiceUpdateConfigFields = fields({{"Parallelism", kUint64},
                                                           {"Delay", kInt64},
                                                           {"FailureAction", kText},
                                                           {"Monitor", kInt64},
                                                           {"MaxFailureRatio", kFloat32},
                                                           {"Order", kText}});
inline constexpr Type kServiceUpdateConfig = kObjectOf<kServiceUpdateConfigFields>;

inline constexpr auto kPortConfigFields = fields({{"Name", kText},
                                                  {"Protocol", kText},
                                                  {"TargetPort", kUint32},
                                                  {"PublishedPort", kUint32},
                                                  {"PublishMode", kText}});
inline constexpr Type kPortConfig = kObjectOf<kPortConfigFields>;

inline constexpr auto kEndpointSpecFields = fields({{"Mode", kText}, {"Ports", kListOf<kPortConfig>}});
inline constexpr Type kEndpointSpec = kObjectOf<kEndpointSpecFields>;

inline constexpr auto kServiceBodyFields = fields({{"Name", kText},
                                                   {"Labels", kMapOf<kText>},
                                                   {"TaskTemplate", kTaskSpec},
                                                   {"Mode", kServiceMode},
                                                   {"UpdateConfig", kServiceUpdateConfig},
                                                   {"RollbackConfig", kServiceUpdateConfig},
                                                   {"Networks", kListOf<kNetworkAttachmentConfig>},
                                                   {"EndpointSpec", kEndpointSpec}});
inline constexpr Type kServiceBody = kObjectOf<kServiceBodyFields>;

}  // namespace bulkhead

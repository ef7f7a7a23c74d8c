#pragma once
// Bodies of /swarm, /nodes, /secrets and /configs. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schemas/shared.h"

namespace bulkhead {

inline constexpr auto kOrchestrationConfigFields = fields({{"TaskHistoryRetentionLimit", kInt64}});
inline constexpr Type kOrchestrationConfig = kObjectOf<kOrchestrationConfigFields>;

inline constexpr auto kRaftConfigFields = fields({{"SnapshotInterval", kUint64},
                                                  {"KeepOldSnapshots", kUint64},
                                                  {"LogEntriesForSlowFollowers", kUint64},
                                                  {"ElectionTick", kInt64},
                                                  {"HeartbeatTick", kInt64}});
inline constexpr Type kRaftConfig = kObjectOf<kRaftConfigFields>;

inline constexpr auto kDispatcherConfigFields = fields({{"HeartbeatPeriod", kInt64}});
inline constexpr Type kDispatcherConfig = kObjectOf<kDispatcherConfigFields>;

inline constexpr auto kExternalCAFields =
    fields({{"Protocol", kText}, {"URL", kText}, {"Options", kMapOf<kText>}, {"CACert", kText}});
inline constexpr Type kExternalCA = kObjectOf<kExternalCAFields>;

inline constexpr auto kCAConfigFields = fields({{"NodeCertExpiry", kInt64},
                                                {"ExternalCAs", kListOf<kExternalCA>},
                                                {"SigningCACert", kText},
                                                {"SigningCAKey", kText},
                                                {"ForceRotate", kUint64}});
inline constexpr Type kCAConfig = kObjectOf<kCAConfigFields>;

inline constexpr auto kTaskDefaultsFields = fields({{"LogDriver", kDriver}});
inline constexpr Type kTaskDefaults = kObjectOf<kTaskDefaultsFields>;

inline constexpr auto kEncryptionConfigFields = fields({{"AutoLockManagers", kBoolean}});
inline constexpr Type kEncryptionConfig = kObjectOf<kEncryptionConfigFields>;

inline constexpr auto kSwarmSpecFields = fields({{"Name", kText},
                                                 {"Labels", kMapOf<kText>},
                                                 {"Orchestration", kOrchestrationConfig},
                                                 {"Raft", kRaftConfig},
                                                 {"Dispatcher", kDispatcherConfig},
                                                 {"CAConfig", kCAConfig},
                                                 {"TaskDefaults", kTaskDefaults},
                                                 {"EncryptionConfig", kEncryptionConfig}});
inline constexpr Type kSwarmSpec = kObjectOf<kSwarmSpecFields>;

inline constexpr auto kSwarmInitBodyFields = fields({{"ListenAddr", kText},
                                                     {"AdvertiseAddr", kText},
                                                     {"DataPathAddr", kText},
                                                     {"DataPathPort", kUint32},
                                                     {"ForceNewCluster", kBoolean},
                                                     {"Spec", kSwarmSpec},
                                                     {"AutoLockManagers", kBoolean},
                                                     {"Availability", kText},
                                                     {"DefaultAddrPool", kListOf<kText>},
                                                     {"SubnetSize", kUint32}});
inline constexpr Type kSwarmInitBody = kObjectOf<kSwarmInitBodyFields>;

inline constexpr auto kSwarmJoinBodyFields = fields({{"ListenAddr", kText},
                                                     {"AdvertiseAddr", kText},
                                                     {"DataPathAddr", kText},
                                                     {"RemoteAddrs", kListOf<kText>},
                                                     {"JoinToken", kText},
                                                     {"Availability", kText}});
inline constexpr Type kSwarmJoinBody = kObjectOf<kSwarmJoinBodyFields>;

inline constexpr auto kSwarmUnlockBodyFields = fields({{"UnlockKey", kText}});
inline constexpr Type kSwarmUnlockBody = kObjectOf<kSwarmUnlockBodyFields>;

inline constexpr auto kNodeBodyFields =
    fields({{"Name", kText}, {"Labels", kMapOf<kText>}, {"Role", kText}, {"Availability", kText}});
inline constexpr Type kNodeBody = kObjectOf<kNodeBodyFields>;

inline constexpr auto kSecretBodyFields = fields(
    {{"Name", kText}, {"Labels", kMapOf<kText>}, {"Data", kBytes}, {"Driver", kDriver}, {"Templating", kDriver}});
inline constexpr Type kSecretBody = kObjectOf<kSecretBodyFields>;

inline constexpr auto kConfigBodyFields =
    fields({{"Name", kText}, {"Labels", kMapOf<kText>}, {"Data", kBytes}, {"Templating", kDriver}});
inline constexpr Type kConfigBody = kObjectOf<kConfigBodyFields>;

}  // namespace bulkhead

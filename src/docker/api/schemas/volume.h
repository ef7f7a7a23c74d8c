#pragma once
// Bodies of /volumes. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schema.h"

namespace bulkhead {

inline constexpr auto kTypeMountFields = fields({{"FsType", kText}, {"MountFlags", kListOf<kText>}});
inline constexpr Type kTypeMount = kObjectOf<kTypeMountFields>;

inline constexpr auto kAccessModeFields =
    fields({{"Scope", kText}, {"Sharing", kText}, {"MountVolume", kTypeMount}, {"BlockVolume", kEmptyObject}});
inline constexpr Type kAccessMode = kObjectOf<kAccessModeFields>;

inline constexpr auto kTopologyFields = fields({{"Segments", kMapOf<kText>}});
inline constexpr Type kTopology = kObjectOf<kTopologyFields>;

inline constexpr auto kTopologyRequirementFields =
    fields({{"Requisite", kListOf<kTopology>}, {"Preferred", kListOf<kTopology>}});
inline constexpr Type kTopologyRequirement = kObjectOf<kTopologyRequirementFields>;

inline constexpr auto kCapacityRangeFields = fields({{"RequiredBytes", kInt64}, {"LimitBytes", kInt64}});
inline constexpr Type kCapacityRange = kObjectOf<kCapacityRangeFields>;

inline constexpr auto kVolumeSecretFields = fields({{"Key", kText}, {"Secret", kText}});
inline constexpr Type kVolumeSecret = kObjectOf<kVolumeSecretFields>;

inline constexpr auto kClusterVolumeSpecFields = fields({{"Group", kText},
                                                         {"AccessMode", kAccessMode},
                                                         {"AccessibilityRequirements", kTopologyRequirement},
                                                         {"CapacityRange", kCapacityRange},
                                                         {"Secrets", kListOf<kVolumeSecret>},
                                                         {"Availability", kText}});
inline constexpr Type kClusterVolumeSpec = kObjectOf<kClusterVolumeSpecFields>;

inline constexpr auto kVolumeCreateBodyFields = fields({{"ClusterVolumeSpec", kClusterVolumeSpec},
                                                        {"Driver", kText},
                                                        {"DriverOpts", kMapOf<kText>},
                                                        {"Labels", kMapOf<kText>},
                                                        {"Name", kText}});
inline constexpr Type kVolumeCreateBody = kObjectOf<kVolumeCreateBodyFields>;

inline constexpr auto kVolumeUpdateBodyFields = fields({{"Spec", kClusterVolumeSpec}});
inline constexpr Type kVolumeUpdateBody = kObjectOf<kVolumeUpdateBodyFields>;

}  // namespace bulkhead

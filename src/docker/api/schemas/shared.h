#pragma once
// Structs that more than one body contains. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schema.h"

namespace bulkhead {

inline constexpr auto kHealthcheckConfigFields = fields({{"Test", kListOf<kText>},
                                                         {"Interval", kInt64},
                                                         {"Timeout", kInt64},
                                                         {"StartPeriod", kInt64},
                                                         {"StartInterval", kInt64},
                                                         {"Retries", kInt64}});
inline constexpr Type kHealthcheckConfig = kObjectOf<kHealthcheckConfigFields>;

inline constexpr auto kUlimitFields = fields({{"Name", kText}, {"Hard", kInt64}, {"Soft", kInt64}});
inline constexpr Type kUlimit = kObjectOf<kUlimitFields>;

inline constexpr auto kBindOptionsFields = fields({{"Propagation", kText},
                                                   {"NonRecursive", kBoolean},
                                                   {"CreateMountpoint", kBoolean},
                                                   {"ReadOnlyNonRecursive", kBoolean},
                                                   {"ReadOnlyForceRecursive", kBoolean}});
inline constexpr Type kBindOptions = kObjectOf<kBindOptionsFields>;

inline constexpr auto kDriverFields = fields({{"Name", kText}, {"Options", kMapOf<kText>}});
inline constexpr Type kDriver = kObjectOf<kDriverFields>;

inline constexpr auto kVolumeOptionsFields =
    fields({{"NoCopy", kBoolean}, {"Labels", kMapOf<kText>}, {"Subpath", kText}, {"DriverConfig", kDriver}});
inline constexpr Type kVolumeOptions = kObjectOf<kVolumeOptionsFields>;

inline constexpr auto kImageOptionsFields = fields({{"Subpath", kText}});
inline constexpr Type kImageOptions = kObjectOf<kImageOptionsFields>;

inline constexpr auto kTmpfsOptionsFields =
    fields({{"SizeBytes", kInt64}, {"Mode", kUint32}, {"Options", kListOf<kListOf<kText>>}});
inline constexpr Type kTmpfsOptions = kObjectOf<kTmpfsOptionsFields>;

inline constexpr auto kMountFields = fields({{"Type", kText},
                                             {"Source", kText},
                                             {"Target", kText},
                                             {"ReadOnly", kBoolean},
                                             {"Consistency", kText},
                                             {"BindOptions", kBindOptions},
                                             {"VolumeOptions", kVolumeOptions},
                                             {"ImageOptions", kImageOptions},
                                             {"TmpfsOptions", kTmpfsOptions},
                                             {"ClusterOptions", kEmptyObject}});
inline constexpr Type kMount = kObjectOf<kMountFields>;

}  // namespace bulkhead

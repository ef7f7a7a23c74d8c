#pragma once
// Bodies of /plugins: arrays of granted privileges, and of settings. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schema.h"

namespace bulkhead {

inline constexpr auto kPluginPrivilegeFields =
    fields({{"Name", kText}, {"Description", kText}, {"Value", kListOf<kText>}});
inline constexpr Type kPluginPrivilege = kObjectOf<kPluginPrivilegeFields>;

inline constexpr const Type& kPluginPrivileges = kListOf<kPluginPrivilege>;
inline constexpr const Type& kPluginSettings = kListOf<kText>;

}  // namespace bulkhead

#pragma once
// What the elevations say of themselves: the METADATA comment in front of each one's package, read from the policies in
// the program.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "rego/value/value.h"

namespace bulkhead {

// The names ("cap-sys-admin") and ids ("BH1102") of all elevations, in one order. Views live as long as the program.
struct ElevationNames {
  std::vector<std::string_view> names;
  std::vector<std::string_view> ids;
};
const ElevationNames& elevation_names();

// The metadata of each elevation as an object, by id: title, description, and under custom id, name, severity, group,
// instead (docker, compose, kubernetes) and references. Values live in `arena`.
base::Result<std::vector<rego::Value>> read_catalogue(base::Arena& arena);

// The metadata of a package: the YAML in the comment that begins with "# METADATA", undefined where there is none.
// Code yaml_error.
base::Result<rego::Value> read_metadata(base::Arena& arena, std::string_view policy_text);

}  // namespace bulkhead

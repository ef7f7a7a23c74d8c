#pragma once
// Times in YAML: "2020-1-2 3:4:5.5" is 2020-01-02T03:04:05.5Z.

#include <string>
#include <string_view>

namespace rego {

// The scalar without quotes as RFC 3339 writes the time, or "" where it is none.
std::string yaml_time_in_full(std::string_view text);

}  // namespace rego

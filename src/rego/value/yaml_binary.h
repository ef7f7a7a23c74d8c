#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rego {

// What a scalar tagged !!binary means: its base64, line breaks skipped, as text; bytes that are no UTF-8 become U+FFFD.
// Nothing where it is no base64.
std::optional<std::string> decode_yaml_binary(std::string_view text);

}  // namespace rego

#pragma once
// What stands between the quotes of a string, as the string that it means.

#include <optional>
#include <string>
#include <string_view>

namespace rego {

// JSON's escapes. Nothing where one is broken or a control character stands in the text.
std::optional<std::string> unescape_string(std::string_view text);
// A piece of a template string: \{ means a brace; the rest as above, or as it stands where the template is raw.
std::optional<std::string> unescape_template(std::string_view text, bool is_raw);

}  // namespace rego

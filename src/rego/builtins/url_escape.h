#pragma once
// Percent escapes in the parts of a URL, as Go's net/url has them.

#include <optional>
#include <string>
#include <string_view>

namespace rego {

enum class UrlPart { kPath, kHost, kZone, kUser, kQuery, kFragment };

// Appends the text with escapes for what may not stand in that part as it is.
void append_url_escaped(std::string& out, std::string_view text, UrlPart part);

// Appends the text without its escapes. Nothing, or Go's words for what is wrong.
std::optional<std::string> read_url_escapes(std::string& out, std::string_view text, UrlPart part);

}  // namespace rego

#pragma once
// Text that came from outside, as it may stand in a log: a JSON string that moves no cursor, ends no line and reorders
// nothing, whoever reads it.

#include <cstddef>
#include <string>
#include <string_view>

#include "rego/value/value.h"

namespace bulkhead {

inline constexpr size_t kLogTextBytesMax = 200;

// Appends `text` as a JSON string, at most `bytes_max` bytes of it (whole characters; "…" marks the cut). Control,
// bidirectional and line-separating characters are escaped; bytes that are no UTF-8 become U+FFFD.
void append_log_text(std::string& out, std::string_view text, size_t bytes_max = kLogTextBytesMax);

// Appends the value as JSON, its strings whole but escaped as above, sets as arrays, objects in whatever order they
// stand. False when `out` would grow beyond `out_bytes_max`: what was appended is then no JSON.
bool append_log_value(std::string& out, const rego::Value& value, size_t out_bytes_max);

}  // namespace bulkhead

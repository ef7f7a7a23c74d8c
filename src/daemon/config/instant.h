#pragma once
// Moments as people write them in a configuration.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::config {

// Nanoseconds since 1970 from which on the text's time is over: of a date the end of that day in UTC, of an RFC 3339
// instant (2027-01-31T12:00:00Z, with a fraction, with +02:00) itself. Nothing for other texts, for dates that no
// calendar has, and for years outside 1970 … 2261.
std::optional<int64_t> end_of(std::string_view text);

// "2027-01-31 12:00:00 UTC".
std::string utc_text(int64_t time_ns);

}  // namespace bulkhead::config

#pragma once
// The parts of Go's net/url that decide what a request means: %-decoding and queries.

#include <optional>
#include <span>
#include <string_view>

#include "base/arena.h"

namespace bulkhead {

struct QueryPair {
  std::string_view key;
  std::string_view value;
};

enum class Unescape { kPath, kQuery };  // in a query + is a space

// %-decoded once: a view of `text` where nothing is to decode, else a copy in `arena`. None if an escape is malformed.
std::optional<std::string_view> unescape_url(base::Arena& arena, std::string_view text, Unescape mode);

// The pairs in their order. None where Go's ParseQuery reports an error (a bad escape, a semicolon): the daemon then
// answers 400, but readers that ignore the error see fewer pairs.
std::optional<std::span<const QueryPair>> parse_query(base::Arena& arena, std::string_view text);

}  // namespace bulkhead

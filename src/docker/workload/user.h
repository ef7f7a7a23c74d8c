#pragma once
// Users: who "app", "1000:1000", "00" or nothing at all is.

#include "docker/workload/reading.h"

namespace bulkhead {

// A document of kind User. `asked` is the request's user, `image` a document of kind Image whose user counts where the
// request names none, `groups` what GroupAdd lists.
rego::Value read_user(Reading& reading, const rego::Value& asked, const rego::Value& image, const rego::Value& groups);

// The number that Go's strconv.Atoi reads: an optional sign and digits that fit 64 bits.
std::optional<int64_t> parse_go_int(std::string_view text);

}  // namespace bulkhead

#pragma once
// Refusal: why a request is not passed on. `code` is one stable word for logs and tests; `sentence` is for the person
// who sent the request: what was found, what was expected, what to do.

#include <string>
#include <string_view>

#include "base/result.h"

namespace bulkhead {

struct Refusal {
  std::string_view code;  // static storage
  std::string sentence;
};

// `text` in quotation marks for a sentence: its beginning, without control characters.
std::string quoted(std::string_view text);

template <typename T>
using Decoded = base::Result<T, Refusal>;

}  // namespace bulkhead

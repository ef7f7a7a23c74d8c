#pragma once

#include <string>
#include <string_view>

namespace bulkhead {

// Standard base64 with padding.
std::string to_base64(std::string_view bytes);

}  // namespace bulkhead

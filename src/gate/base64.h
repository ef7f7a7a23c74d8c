#pragma once
// Base64 as Go writes []byte: the standard alphabet with padding.

#include <string>
#include <string_view>

namespace bulkhead {

// Replaces what `out` held and keeps its storage. False where `text` is anything else; `out` is then unspecified.
bool decode_base64(std::string_view text, std::string& out);

}  // namespace bulkhead

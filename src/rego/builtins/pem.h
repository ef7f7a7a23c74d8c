#pragma once
// PEM blocks, found in text as Go's encoding/pem finds them.

#include <optional>
#include <string>
#include <string_view>

namespace rego {

struct PemBlock {
  std::string type;  // "CERTIFICATE"
  std::string bytes;
  std::string_view rest;  // of the text, behind the block
};

// The first block that is in order; what stands before it is skipped.
std::optional<PemBlock> find_pem(std::string_view text);

}  // namespace rego

#pragma once
// MD5, SHA-1, SHA-256, SHA-384 and SHA-512 (RFC 1321, FIPS 180-4) and HMAC (RFC 2104) over them. For fingerprints in
// policies; nothing secret is kept by them.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rego {

enum class DigestKind { kMd5, kSha1, kSha256, kSha384, kSha512 };

// The bytes of the digest.
std::string digest(DigestKind kind, std::string_view text);
std::string hmac(DigestKind kind, std::string_view key, std::string_view text);

}  // namespace rego

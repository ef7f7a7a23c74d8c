#pragma once
// The keys that tokens are signed with: JSON Web Keys (RFC 7517), sets of them, and PEM certificates and public keys.

#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/crypto_key.h"
#include "rego/value/value.h"

namespace rego {

struct NamedKey {
  CryptoKey key;
  std::string algorithm;  // "alg", may be empty
  std::string id;         // "kid", may be empty
};

struct KeySet {
  std::vector<NamedKey> keys;
  std::string problem;  // why there are none, in OPA's words

  static constexpr size_t kKeysMax = 1000;
};

// A PEM certificate, a PEM public key, a JSON Web Key, or a set of those.
KeySet read_verification_keys(std::string_view text);
// A JSON Web Key or a set of them, as JSON.
KeySet read_json_web_keys(std::string_view text);

// The key as a JSON Web Key; undefined for kinds that have none.
Value to_json_web_key(Arena& arena, const KeyParts& parts);

}  // namespace rego

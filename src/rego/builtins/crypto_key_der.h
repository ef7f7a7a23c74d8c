#pragma once
// Keys as DER, for OpenSSL: what the reader of keys and the maker of signatures share.

#include "rego/builtins/crypto_key.h"

namespace rego {

inline constexpr size_t kEdKeyBytes = 32;

inline const ObjectId kRsaKeyId = {1, 2, 840, 113549, 1, 1, 1};
inline const ObjectId kDsaKeyId = {1, 2, 840, 10040, 4, 1};
inline const ObjectId kEcKeyId = {1, 2, 840, 10045, 2, 1};
inline const ObjectId kEd25519KeyId = {1, 3, 101, 112};
inline const ObjectId kX25519KeyId = {1, 3, 101, 110};

EcCurve curve_of(const ObjectId& id);
const ObjectId& curve_id(EcCurve curve);
KeyKind key_kind_of(const ObjectId& id);

// SubjectPublicKeyInfo; empty for kinds that OpenSSL is not asked about.
std::string public_key_der(const KeyParts& parts);
// PKCS #8. The public part of an EC key may be missing.
std::string private_key_der(const KeyParts& parts);

// Computes x and y of a private EC or Ed25519 key. False when there are none.
bool add_public_part(KeyParts& parts);

}  // namespace rego

#pragma once
// Keys: what they consist of, how they are read from DER and written, and the signatures that they make and verify.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rego/builtins/der.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace rego {

enum class KeyKind : uint8_t { kUnknown, kRsa, kDsa, kEc, kEd25519, kX25519, kSecret };
enum class EcCurve : uint8_t { kUnknown, kP224, kP256, kP384, kP521 };

// In bytes.
size_t coordinate_bytes(EcCurve curve);

// The parts of a key. Numbers are bytes, big end first, without leading zeros unless said otherwise.
struct KeyParts {
  KeyKind kind = KeyKind::kUnknown;
  EcCurve curve = EcCurve::kUnknown;
  bool is_private = false;
  std::string n, e;               // RSA, public
  std::string d, p, q;            // RSA and (d) EC, private; Ed25519: d is the seed
  std::string dp, dq, q_inverse;  // RSA; computed by complete() where they are missing
  std::string x, y;               // EC; Ed25519 and X25519: x is the public key
  std::string dsa_p, dsa_q, dsa_g, dsa_y;
  std::string secret;

  // Adds what follows from other parts: dp, dq, q_inverse. False when p and q cannot be primes of such a key.
  bool complete();
};

// Reads the SubjectPublicKeyInfo of a certificate or of a PEM block "PUBLIC KEY". The error is in Go's words.
struct KeyResult {
  KeyParts parts;
  std::string problem;  // empty when there is none
};
KeyResult read_public_key(std::string_view der);
// PKCS #1, SEC 1 and PKCS #8, as the type of the PEM block says. The error is in Go's words.
KeyResult read_rsa_private_key(std::string_view der);
KeyResult read_ec_private_key(std::string_view der, EcCurve curve_from_outside = EcCurve::kUnknown);
KeyResult read_pkcs8_private_key(std::string_view der);

enum class SignatureAlgorithm : uint8_t {
  kUnknown,
  kHs256,
  kHs384,
  kHs512,
  kRs256,
  kRs384,
  kRs512,
  kPs256,
  kPs384,
  kPs512,
  kEs256,
  kEs384,
  kEs512,
  kEdDsa,
};
// "RS256"; kUnknown for one that is not known.
SignatureAlgorithm signature_algorithm(std::string_view name);

// Signatures in the form of JWS: for ECDSA both numbers at full length, one behind the other.
enum class EcSignatureForm {
  kFullLength,  // exactly twice the length of a coordinate
  kHalves,      // whatever its length: the first half and the second
};
enum class PssSalt { kHashLength, kAny };

// A key that signs and verifies. Copies share what OpenSSL made of it.
class CryptoKey {
 public:
  CryptoKey() = default;
  explicit CryptoKey(KeyParts parts);

  const KeyParts& parts() const { return parts_; }
  // Whether OpenSSL took it: an EC point must be on its curve. Secrets are always usable.
  bool is_usable() const { return pkey_ || parts_.kind == KeyKind::kSecret; }

  bool verifies(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature, EcSignatureForm form,
                PssSalt salt) const;
  // The signature of a certificate: ECDSA in DER. `algorithm` is of the RSA, ECDSA and EdDSA ones.
  bool verifies_der(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature) const;
  // Nothing when the key is not of the algorithm's kind, or has no private part.
  std::optional<std::string> sign(SignatureAlgorithm algorithm, std::string_view text) const;

 private:
  bool verifies_with_pkey(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature,
                          PssSalt salt) const;

  KeyParts parts_;
  std::shared_ptr<evp_pkey_st> pkey_;
};

}  // namespace rego

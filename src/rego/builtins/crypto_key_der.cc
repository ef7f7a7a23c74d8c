// Writing keys as DER.

#include "rego/builtins/crypto_key_der.h"

#include "rego/builtins/openssl_library.h"

namespace rego {
namespace {

const std::string_view kNullElement("\x05\x00", 2);

// The coordinate at full length.
std::string padded(std::string_view number, size_t bytes) {
  const size_t missing = bytes > number.size() ? bytes - number.size() : 0;
  return std::string(missing, '\0').append(number);
}

std::string ec_algorithm(EcCurve curve) {
  return der_sequence({der_object_id(kEcKeyId), der_object_id(curve_id(curve))});
}

std::string ec_point(const KeyParts& parts) {
  const size_t bytes = coordinate_bytes(parts.curve);
  return "\x04" + padded(parts.x, bytes) + padded(parts.y, bytes);
}

std::string rsa_private_der(const KeyParts& parts) {
  return der_sequence({der_natural(""), der_natural(parts.n), der_natural(parts.e), der_natural(parts.d),
                       der_natural(parts.p), der_natural(parts.q), der_natural(parts.dp), der_natural(parts.dq),
                       der_natural(parts.q_inverse)});
}

std::string ec_private_der(const KeyParts& parts) {
  std::string content = der_natural("\x01");
  content += der_element(DerTag::kOctetString, padded(parts.d, coordinate_bytes(parts.curve)));
  if (!parts.x.empty()) content += der_element(constructed_context_tag(1), der_bit_string(ec_point(parts)));
  return der_element(DerTag::kSequence, content);
}

std::string pkcs8(std::string_view algorithm, std::string_view key) {
  return der_sequence({der_natural(""), algorithm, der_element(DerTag::kOctetString, key)});
}

}  // namespace

std::string public_key_der(const KeyParts& parts) {
  switch (parts.kind) {
    case KeyKind::kRsa:
      return der_sequence({der_sequence({der_object_id(kRsaKeyId), kNullElement}),
                           der_bit_string(der_sequence({der_natural(parts.n), der_natural(parts.e)}))});
    case KeyKind::kEc:
      return der_sequence({ec_algorithm(parts.curve), der_bit_string(ec_point(parts))});
    case KeyKind::kEd25519:
      return der_sequence({der_sequence({der_object_id(kEd25519KeyId)}), der_bit_string(parts.x)});
    default:
      return {};
  }
}

std::string private_key_der(const KeyParts& parts) {
  switch (parts.kind) {
    case KeyKind::kRsa:
      return pkcs8(der_sequence({der_object_id(kRsaKeyId), kNullElement}), rsa_private_der(parts));
    case KeyKind::kEc:
      return pkcs8(ec_algorithm(parts.curve), ec_private_der(parts));
    case KeyKind::kEd25519:
      return pkcs8(der_sequence({der_object_id(kEd25519KeyId)}), der_element(DerTag::kOctetString, parts.d));
    case KeyKind::kX25519:
      return pkcs8(der_sequence({der_object_id(kX25519KeyId)}), der_element(DerTag::kOctetString, parts.d));
    default:
      return {};
  }
}

bool add_public_part(KeyParts& parts) {
  const OpensslLibrary* openssl = openssl_library();
  if (!openssl) return false;
  const std::string der = private_key_der(parts);
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  EVP_PKEY* key = openssl->d2i_AutoPrivateKey(nullptr, &bytes, static_cast<long>(der.size()));
  openssl->ERR_clear_error();
  if (!key) return false;
  unsigned char* spelled = nullptr;
  const int size = openssl->i2d_PUBKEY(key, &spelled);
  openssl->EVP_PKEY_free(key);
  if (size <= 0) return false;
  const KeyResult result = read_public_key({reinterpret_cast<const char*>(spelled), static_cast<size_t>(size)});
  openssl->CRYPTO_free(spelled, __FILE__, __LINE__);
  parts.x = result.parts.x;
  parts.y = result.parts.y;
  return result.problem.empty();
}

}  // namespace rego

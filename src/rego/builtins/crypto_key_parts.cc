// Reading keys from DER. The complaints are Go's, word for word where a policy may look at them.

#include <gmp.h>

#include "rego/builtins/crypto_key.h"
#include "rego/builtins/crypto_key_der.h"
#include "rego/value/number_big.h"

namespace rego {
namespace {

struct CurveRow {
  EcCurve curve;
  ObjectId id;
  size_t bytes;
};

const std::vector<CurveRow>& curves() {
  static const std::vector<CurveRow> kCurves = {{EcCurve::kP224, {1, 3, 132, 0, 33}, 28},
                                                {EcCurve::kP256, {1, 2, 840, 10045, 3, 1, 7}, 32},
                                                {EcCurve::kP384, {1, 3, 132, 0, 34}, 48},
                                                {EcCurve::kP521, {1, 3, 132, 0, 35}, 66}};
  return kCurves;
}

KeyResult fail(std::string problem) { return {{}, std::move(problem)}; }

KeyResult read_rsa_public(std::string_view der, std::string_view parameters) {
  if (parameters != std::string_view("\x05\x00", 2)) return fail("x509: RSA key missing NULL parameters");
  const auto sequence = DerReader(der).take(DerTag::kSequence);
  if (!sequence) return fail("x509: invalid RSA public key");
  DerReader reader(sequence->content);
  const auto n = reader.take_integer();
  if (!n) return fail("x509: invalid RSA modulus");
  const auto e = reader.take_small_integer();
  if (!e) return fail("x509: invalid RSA public exponent");
  const std::string_view modulus = without_leading_zeros(*n);
  if (static_cast<uint8_t>((*n)[0]) >= 0x80 || modulus.empty()) {
    return fail("x509: RSA modulus is not a positive number");
  }
  if (*e <= 0) return fail("x509: RSA public exponent is not a positive number");
  KeyParts parts;
  parts.kind = KeyKind::kRsa;
  parts.n = modulus;
  for (auto rest = static_cast<uint64_t>(*e); rest; rest >>= 8) parts.e.insert(0, 1, static_cast<char>(rest & 0xFF));
  return {parts, {}};
}

KeyResult read_ec_public(std::string_view point, std::string_view parameters) {
  const auto id = DerReader(parameters).take_object_id();
  if (!id) return fail("x509: invalid ECDSA parameters");
  KeyParts parts;
  parts.kind = KeyKind::kEc;
  parts.curve = curve_of(*id);
  if (parts.curve == EcCurve::kUnknown) return fail("x509: unsupported elliptic curve");
  const size_t bytes = coordinate_bytes(parts.curve);
  if (point.size() != 1 + 2 * bytes || point[0] != 4) return fail("x509: failed to unmarshal elliptic curve point");
  parts.x = point.substr(1, bytes);
  parts.y = point.substr(1 + bytes);
  if (!CryptoKey(parts).is_usable()) return fail("x509: failed to unmarshal elliptic curve point");
  return {parts, {}};
}

KeyResult read_dsa_public(std::string_view der, std::string_view parameters) {
  const auto y = DerReader(der).take_natural();
  if (!y) return fail("x509: invalid DSA public key");
  KeyParts parts;
  parts.kind = KeyKind::kDsa;
  parts.dsa_y = *y;
  const auto sequence = DerReader(parameters).take(DerTag::kSequence);
  if (!sequence) return fail("x509: invalid DSA parameters");
  DerReader reader(sequence->content);
  for (std::string* number : {&parts.dsa_p, &parts.dsa_q, &parts.dsa_g}) {
    const auto natural = reader.take_natural();
    if (!natural) return fail("x509: invalid DSA parameters");
    if (natural->empty()) return fail("x509: zero or negative DSA parameter");
    *number = *natural;
  }
  if (parts.dsa_y.empty()) return fail("x509: zero or negative DSA parameter");
  return {parts, {}};
}

KeyResult read_montgomery_public(KeyKind kind, std::string_view bytes, std::string_view parameters) {
  const std::string name = kind == KeyKind::kEd25519 ? "Ed25519" : "X25519";
  if (!parameters.empty()) return fail("x509: " + name + " key encoded with illegal parameters");
  if (bytes.size() != kEdKeyBytes) return fail("x509: wrong " + name + " public key size");
  KeyParts parts;
  parts.kind = kind;
  parts.x = bytes;
  return {parts, {}};
}

std::string to_bytes(mpz_srcptr number) {
  std::string bytes((mpz_sizeinbase(number, 2) + 7) / 8, '\0');
  size_t count = 0;
  mpz_export(bytes.data(), &count, 1, 1, 1, 0, number);
  bytes.resize(count);
  return bytes;
}

void set_bytes(BigInteger& number, std::string_view bytes) {
  mpz_import(number.get(), bytes.size(), 1, 1, 1, 0, bytes.data());
}

}  // namespace

size_t coordinate_bytes(EcCurve curve) {
  for (const CurveRow& row : curves()) {
    if (row.curve == curve) return row.bytes;
  }
  return 0;
}

EcCurve curve_of(const ObjectId& id) {
  for (const CurveRow& row : curves()) {
    if (row.id == id) return row.curve;
  }
  return EcCurve::kUnknown;
}

const ObjectId& curve_id(EcCurve curve) {
  for (const CurveRow& row : curves()) {
    if (row.curve == curve) return row.id;
  }
  return curves()[1].id;
}

KeyKind key_kind_of(const ObjectId& id) {
  if (id == kRsaKeyId) return KeyKind::kRsa;
  if (id == kDsaKeyId) return KeyKind::kDsa;
  if (id == kEcKeyId) return KeyKind::kEc;
  if (id == kEd25519KeyId) return KeyKind::kEd25519;
  if (id == kX25519KeyId) return KeyKind::kX25519;
  return KeyKind::kUnknown;
}

KeyResult read_public_key(std::string_view der) {
  const auto outer = DerReader(der).take(DerTag::kSequence);
  if (!outer) return fail("x509: malformed spki");
  DerReader reader(outer->content);
  const auto algorithm = reader.take(DerTag::kSequence);
  if (!algorithm) return fail("x509: malformed public key algorithm identifier");
  DerReader algorithm_reader(algorithm->content);
  const auto id = algorithm_reader.take_object_id();
  if (!id) return fail("x509: malformed OID");
  const std::string_view rest = algorithm_reader.rest();
  const auto parameters = algorithm_reader.take_any();
  if (!rest.empty() && !parameters) return fail("x509: malformed parameters");
  const auto key = reader.take_bit_string();
  if (!key) return fail("x509: malformed subjectPublicKey");
  const std::string_view spelled = parameters ? parameters->whole : std::string_view();
  const KeyKind kind = key_kind_of(*id);
  switch (kind) {
    case KeyKind::kRsa:
      return read_rsa_public(*key, spelled);
    case KeyKind::kDsa:
      return read_dsa_public(*key, spelled);
    case KeyKind::kEc:
      return read_ec_public(*key, spelled);
    case KeyKind::kEd25519:
    case KeyKind::kX25519:
      return read_montgomery_public(kind, *key, spelled);
    default:
      return fail("x509: unknown public key algorithm");
  }
}

KeyResult read_rsa_private_key(std::string_view der) {
  const auto sequence = DerReader(der).take(DerTag::kSequence);
  if (!sequence) return fail("asn1: structure error: tags don't match");
  DerReader reader(sequence->content);
  const auto version = reader.take_small_integer();
  KeyParts parts;
  parts.kind = KeyKind::kRsa;
  parts.is_private = true;
  if (!version) return fail("asn1: structure error: length too large");
  if (*version > 1) return fail("x509: unsupported private key version");
  for (std::string* number :
       {&parts.n, &parts.e, &parts.d, &parts.p, &parts.q, &parts.dp, &parts.dq, &parts.q_inverse}) {
    const auto natural = reader.take_natural();
    if (!natural) return fail("asn1: structure error: integer not minimally-encoded");
    if (natural->empty()) return fail("x509: private key contains zero or negative value");
    *number = *natural;
  }
  if (!CryptoKey(parts).is_usable()) return fail("crypto/rsa: invalid private key");
  return {parts, {}};
}

KeyResult read_ec_private_key(std::string_view der, EcCurve curve_from_outside) {
  const auto sequence = DerReader(der).take(DerTag::kSequence);
  if (!sequence) return fail("x509: failed to parse EC private key: asn1: structure error: tags don't match");
  DerReader reader(sequence->content);
  const auto version = reader.take_small_integer();
  const auto secret = reader.take(DerTag::kOctetString);
  if (!version || !secret) return fail("x509: failed to parse EC private key: asn1: structure error");
  if (*version != 1) return fail("x509: unknown EC private key version " + std::to_string(*version));
  KeyParts parts;
  parts.kind = KeyKind::kEc;
  parts.is_private = true;
  parts.curve = curve_from_outside;
  std::optional<std::string_view> named;
  if (parts.curve == EcCurve::kUnknown && reader.take_optional(constructed_context_tag(0), &named) && named) {
    const auto id = DerReader(*named).take_object_id();
    if (id) parts.curve = curve_of(*id);
  }
  if (parts.curve == EcCurve::kUnknown) return fail("x509: unknown elliptic curve");
  parts.d = without_leading_zeros(secret->content);
  if (parts.d.size() > coordinate_bytes(parts.curve)) return fail("x509: invalid private key length");
  if (!add_public_part(parts)) return fail("x509: invalid elliptic curve private key value");
  return {parts, {}};
}

KeyResult read_pkcs8_private_key(std::string_view der) {
  const auto outer = DerReader(der).take(DerTag::kSequence);
  if (!outer) return fail("asn1: structure error: tags don't match");
  DerReader reader(outer->content);
  const auto version = reader.take_small_integer();
  const auto algorithm = reader.take(DerTag::kSequence);
  const auto key = reader.take(DerTag::kOctetString);
  if (!version || !algorithm || !key) return fail("asn1: structure error: tags don't match");
  DerReader algorithm_reader(algorithm->content);
  const auto id = algorithm_reader.take_object_id();
  if (!id) return fail("asn1: structure error: tags don't match");
  const KeyKind kind = key_kind_of(*id);
  if (kind == KeyKind::kRsa) {
    KeyResult result = read_rsa_private_key(key->content);
    if (!result.problem.empty()) result.problem.insert(0, "x509: failed to parse RSA private key embedded in PKCS#8: ");
    return result;
  }
  if (kind == KeyKind::kEc) {
    const auto curve = algorithm_reader.take_object_id();
    KeyResult result = read_ec_private_key(key->content, curve ? curve_of(*curve) : EcCurve::kUnknown);
    if (!result.problem.empty()) result.problem.insert(0, "x509: failed to parse EC private key embedded in PKCS#8: ");
    return result;
  }
  if (kind != KeyKind::kEd25519 && kind != KeyKind::kX25519) {
    return fail("x509: PKCS#8 wrapping contained private key with unknown algorithm: " + to_string(*id));
  }
  const auto seed = DerReader(key->content).take(DerTag::kOctetString);
  const std::string name = kind == KeyKind::kEd25519 ? "Ed25519" : "X25519";
  if (!algorithm_reader.is_empty()) return fail("x509: invalid " + name + " private key parameters");
  if (!seed) return fail("x509: invalid " + name + " private key: asn1: structure error");
  if (seed->content.size() != kEdKeyBytes) {
    return fail("x509: invalid " + name + " private key length: " + std::to_string(seed->content.size()));
  }
  KeyParts parts;
  parts.kind = kind;
  parts.is_private = true;
  parts.d = seed->content;
  if (!add_public_part(parts)) return fail("x509: invalid " + name + " private key");
  return {parts, {}};
}

bool KeyParts::complete() {
  if (kind != KeyKind::kRsa || !is_private) return true;
  BigInteger d_number, p_number, q_number, result;
  set_bytes(d_number, d);
  set_bytes(p_number, p);
  set_bytes(q_number, q);
  if (mpz_cmp_ui(p_number.get(), 1) <= 0 || mpz_cmp_ui(q_number.get(), 1) <= 0) return false;
  if (mpz_invert(result.get(), q_number.get(), p_number.get()) == 0) return false;
  if (q_inverse.empty()) q_inverse = to_bytes(result.get());
  mpz_sub_ui(p_number.get(), p_number.get(), 1);
  mpz_sub_ui(q_number.get(), q_number.get(), 1);
  mpz_mod(result.get(), d_number.get(), p_number.get());
  if (dp.empty()) dp = to_bytes(result.get());
  mpz_mod(result.get(), d_number.get(), q_number.get());
  if (dq.empty()) dq = to_bytes(result.get());
  return true;
}

}  // namespace rego

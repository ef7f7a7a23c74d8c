// Signatures. HMAC is ours; everything else is OpenSSL's, which is opened with the first key that needs it.

#include "rego/builtins/crypto_key.h"

#include <array>

#include "rego/builtins/crypto_key_der.h"
#include "rego/builtins/digest.h"
#include "rego/builtins/openssl_library.h"

namespace rego {
namespace {

constexpr size_t kRsaModulusBytesMin = 128;  // Go refuses to use shorter ones

struct AlgorithmRow {
  std::string_view name;
  SignatureAlgorithm algorithm;
  KeyKind kind;
  DigestKind digest;
};
constexpr AlgorithmRow kAlgorithms[] = {
    {"HS256", SignatureAlgorithm::kHs256, KeyKind::kSecret, DigestKind::kSha256},
    {"HS384", SignatureAlgorithm::kHs384, KeyKind::kSecret, DigestKind::kSha384},
    {"HS512", SignatureAlgorithm::kHs512, KeyKind::kSecret, DigestKind::kSha512},
    {"RS256", SignatureAlgorithm::kRs256, KeyKind::kRsa, DigestKind::kSha256},
    {"RS384", SignatureAlgorithm::kRs384, KeyKind::kRsa, DigestKind::kSha384},
    {"RS512", SignatureAlgorithm::kRs512, KeyKind::kRsa, DigestKind::kSha512},
    {"PS256", SignatureAlgorithm::kPs256, KeyKind::kRsa, DigestKind::kSha256},
    {"PS384", SignatureAlgorithm::kPs384, KeyKind::kRsa, DigestKind::kSha384},
    {"PS512", SignatureAlgorithm::kPs512, KeyKind::kRsa, DigestKind::kSha512},
    {"ES256", SignatureAlgorithm::kEs256, KeyKind::kEc, DigestKind::kSha256},
    {"ES384", SignatureAlgorithm::kEs384, KeyKind::kEc, DigestKind::kSha384},
    {"ES512", SignatureAlgorithm::kEs512, KeyKind::kEc, DigestKind::kSha512},
    {"EdDSA", SignatureAlgorithm::kEdDsa, KeyKind::kEd25519, DigestKind::kSha512},
};

const AlgorithmRow* row_of(SignatureAlgorithm algorithm) {
  for (const AlgorithmRow& row : kAlgorithms) {
    if (row.algorithm == algorithm) return &row;
  }
  return nullptr;
}

bool is_pss(SignatureAlgorithm algorithm) {
  return algorithm >= SignatureAlgorithm::kPs256 && algorithm <= SignatureAlgorithm::kPs512;
}

const EVP_MD* digest_of(const OpensslLibrary& openssl, const AlgorithmRow& row) {
  if (row.kind == KeyKind::kEd25519) return nullptr;  // it has one of its own
  if (row.digest == DigestKind::kSha256) return openssl.EVP_sha256();
  return row.digest == DigestKind::kSha384 ? openssl.EVP_sha384() : openssl.EVP_sha512();
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::shared_ptr<evp_pkey_st> open_key(const KeyParts& parts) {
  const OpensslLibrary* openssl = openssl_library();
  const std::string der = parts.is_private ? private_key_der(parts) : public_key_der(parts);
  if (!openssl || der.empty()) return nullptr;
  const unsigned char* bytes = bytes_of(der);
  const auto size = static_cast<long>(der.size());
  EVP_PKEY* key = parts.is_private ? openssl->d2i_AutoPrivateKey(nullptr, &bytes, size)
                                   : openssl->d2i_PUBKEY(nullptr, &bytes, size);
  openssl->ERR_clear_error();
  if (!key) return nullptr;
  return {key, openssl->EVP_PKEY_free};
}

// A context for one signature, freed at the end; leaves no errors of OpenSSL behind.
class DigestContext {
 public:
  explicit DigestContext(const OpensslLibrary& openssl) : openssl_(openssl), context_(openssl.EVP_MD_CTX_new()) {}
  ~DigestContext() {
    openssl_.EVP_MD_CTX_free(context_);
    openssl_.ERR_clear_error();
  }
  DigestContext(const DigestContext&) = delete;
  DigestContext& operator=(const DigestContext&) = delete;

  EVP_MD_CTX* get() { return context_; }
  bool use_pss(EVP_PKEY_CTX* key_context, int salt_length) {
    return openssl_.EVP_PKEY_CTX_set_rsa_padding(key_context, RSA_PKCS1_PSS_PADDING) > 0 &&
           openssl_.EVP_PKEY_CTX_set_rsa_pss_saltlen(key_context, salt_length) > 0;
  }

 private:
  const OpensslLibrary& openssl_;
  EVP_MD_CTX* context_;
};

std::string ec_signature_to_der(std::string_view signature) {
  const size_t half = signature.size() / 2;
  return der_sequence({der_natural(signature.substr(0, half)), der_natural(signature.substr(half))});
}

std::optional<std::string> ec_signature_from_der(std::string_view der, size_t bytes) {
  const auto sequence = DerReader(der).take(DerTag::kSequence);
  if (!sequence) return std::nullopt;
  DerReader reader(sequence->content);
  std::string out;
  for (int i = 0; i < 2; i++) {
    const auto number = reader.take_natural();
    if (!number || number->size() > bytes) return std::nullopt;
    out.append(bytes - number->size(), '\0').append(*number);
  }
  return out;
}

// Without telling by its time where the two differ.
bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (size_t i = 0; i < a.size(); i++) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

}  // namespace

SignatureAlgorithm signature_algorithm(std::string_view name) {
  for (const AlgorithmRow& row : kAlgorithms) {
    if (row.name == name) return row.algorithm;
  }
  return SignatureAlgorithm::kUnknown;
}

CryptoKey::CryptoKey(KeyParts parts) : parts_(std::move(parts)) {
  if (parts_.kind != KeyKind::kSecret && parts_.complete()) pkey_ = open_key(parts_);
}

bool CryptoKey::verifies_with_pkey(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature,
                                   PssSalt salt) const {
  const AlgorithmRow* row = row_of(algorithm);
  const OpensslLibrary* openssl = openssl_library();
  if (!row || !openssl || !pkey_ || row->kind != parts_.kind) return false;
  if (parts_.kind == KeyKind::kRsa && parts_.n.size() < kRsaModulusBytesMin) return false;
  DigestContext context(*openssl);
  EVP_PKEY_CTX* key_context = nullptr;
  if (openssl->EVP_DigestVerifyInit(context.get(), &key_context, digest_of(*openssl, *row), nullptr, pkey_.get()) !=
      1) {
    return false;
  }
  const int salt_length = salt == PssSalt::kAny ? RSA_PSS_SALTLEN_AUTO : RSA_PSS_SALTLEN_DIGEST;
  if (is_pss(algorithm) && !context.use_pss(key_context, salt_length)) return false;
  return openssl->EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) ==
         1;
}

bool CryptoKey::verifies_der(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature) const {
  return verifies_with_pkey(algorithm, text, signature, PssSalt::kHashLength);
}

bool CryptoKey::verifies(SignatureAlgorithm algorithm, std::string_view text, std::string_view signature,
                         EcSignatureForm form, PssSalt salt) const {
  const AlgorithmRow* row = row_of(algorithm);
  if (!row || row->kind != parts_.kind) return false;
  if (row->kind == KeyKind::kSecret) {
    return equal_in_constant_time(hmac(row->digest, parts_.secret, text), signature);
  }
  if (row->kind != KeyKind::kEc) return verifies_with_pkey(algorithm, text, signature, salt);
  const bool has_full_length = signature.size() == 2 * coordinate_bytes(parts_.curve);
  if (form == EcSignatureForm::kFullLength && !has_full_length) return false;
  return verifies_with_pkey(algorithm, text, ec_signature_to_der(signature), salt);
}

std::optional<std::string> CryptoKey::sign(SignatureAlgorithm algorithm, std::string_view text) const {
  const AlgorithmRow* row = row_of(algorithm);
  if (!row || row->kind != parts_.kind) return std::nullopt;
  if (row->kind == KeyKind::kSecret) return hmac(row->digest, parts_.secret, text);
  const OpensslLibrary* openssl = openssl_library();
  if (!openssl || !pkey_ || !parts_.is_private) return std::nullopt;
  if (parts_.kind == KeyKind::kRsa && parts_.n.size() < kRsaModulusBytesMin) return std::nullopt;
  DigestContext context(*openssl);
  EVP_PKEY_CTX* key_context = nullptr;
  if (openssl->EVP_DigestSignInit(context.get(), &key_context, digest_of(*openssl, *row), nullptr, pkey_.get()) != 1) {
    return std::nullopt;
  }
  if (is_pss(algorithm) && !context.use_pss(key_context, RSA_PSS_SALTLEN_DIGEST)) return std::nullopt;
  size_t size = 0;
  if (openssl->EVP_DigestSign(context.get(), nullptr, &size, bytes_of(text), text.size()) != 1) return std::nullopt;
  std::string signature(size, '\0');
  auto* out = reinterpret_cast<unsigned char*>(signature.data());
  if (openssl->EVP_DigestSign(context.get(), out, &size, bytes_of(text), text.size()) != 1) return std::nullopt;
  signature.resize(size);
  if (row->kind == KeyKind::kEc) return ec_signature_from_der(signature, coordinate_bytes(parts_.curve));
  return signature;
}

}  // namespace rego

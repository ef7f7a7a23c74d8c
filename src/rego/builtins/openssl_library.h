#pragma once
// OpenSSL's libcrypto, opened when the first function needs it: linked in, its tables alone would take half a megabyte
// and a quarter of a millisecond from every start, also of programs that never sign or verify.

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace rego {

// Functions that are called through the library's address; the rest of OpenSSL is not used.
#define REGO_OPENSSL_FUNCTIONS(X)     \
  X(EVP_PKEY_free)                    \
  X(EVP_PKEY_get_base_id)             \
  X(EVP_MD_CTX_new)                   \
  X(EVP_MD_CTX_free)                  \
  X(EVP_DigestSignInit)               \
  X(EVP_DigestSign)                   \
  X(EVP_DigestVerifyInit)             \
  X(EVP_DigestVerify)                 \
  X(EVP_PKEY_CTX_set_rsa_padding)     \
  X(EVP_PKEY_CTX_set_rsa_pss_saltlen) \
  X(EVP_sha256)                       \
  X(EVP_sha384)                       \
  X(EVP_sha512)                       \
  X(EVP_PKEY_get_raw_public_key)      \
  X(ERR_clear_error)                  \
  X(d2i_PUBKEY)                       \
  X(d2i_AutoPrivateKey)               \
  X(i2d_PUBKEY)                       \
  X(CRYPTO_free)

struct OpensslLibrary {
#define REGO_OPENSSL_MEMBER(name) decltype(&::name) name = nullptr;
  REGO_OPENSSL_FUNCTIONS(REGO_OPENSSL_MEMBER)
#undef REGO_OPENSSL_MEMBER
};

// The library, or null when the machine has none; it stays open.
const OpensslLibrary* openssl_library();

}  // namespace rego

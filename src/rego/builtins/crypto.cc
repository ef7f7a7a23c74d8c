// Fingerprints of text.

#include "rego/builtins/digest.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"

namespace rego {
namespace {

Value hex_value(BuiltinContext& context, std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out.push_back("0123456789abcdef"[static_cast<uint8_t>(c) >> 4]);
    out.push_back("0123456789abcdef"[static_cast<uint8_t>(c) & 0xF]);
  }
  return Value::string(context.arena, out);
}

template <DigestKind kKind>
Value digest_of(BuiltinContext& context, BuiltinArgs args) {
  return require_strings(context, args, 1) ? hex_value(context, digest(kKind, args[0].as_string())) : Value();
}

template <DigestKind kKind>
Value hmac_of(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  return hex_value(context, hmac(kKind, args[1].as_string(), args[0].as_string()));
}

// Takes the same time wherever the two differ.
Value hmac_equal(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const std::string_view a = args[0].as_string();
  const std::string_view b = args[1].as_string();
  if (a.size() != b.size()) return Value::boolean(false);
  unsigned difference = 0;
  for (size_t i = 0; i < a.size(); i++) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return Value::boolean(difference == 0);
}

constexpr BuiltinRow kRows[] = {
    {"crypto.md5", "", "(x: string) => y: string", "The MD5 digest, in hexadecimal digits.",
     digest_of<DigestKind::kMd5>},
    {"crypto.sha1", "", "(x: string) => y: string", "The SHA-1 digest, in hexadecimal digits.",
     digest_of<DigestKind::kSha1>},
    {"crypto.sha256", "", "(x: string) => y: string", "The SHA-256 digest, in hexadecimal digits.",
     digest_of<DigestKind::kSha256>},
    {"crypto.hmac.md5", "", "(x: string, key: string) => y: string", "The HMAC of x with MD5, in hexadecimal digits.",
     hmac_of<DigestKind::kMd5>},
    {"crypto.hmac.sha1", "", "(x: string, key: string) => y: string",
     "The HMAC of x with SHA-1, in hexadecimal digits.", hmac_of<DigestKind::kSha1>},
    {"crypto.hmac.sha256", "", "(x: string, key: string) => y: string",
     "The HMAC of x with SHA-256, in hexadecimal digits.", hmac_of<DigestKind::kSha256>},
    {"crypto.hmac.sha512", "", "(x: string, key: string) => y: string",
     "The HMAC of x with SHA-512, in hexadecimal digits.", hmac_of<DigestKind::kSha512>},
    {"crypto.hmac.equal", "", "(mac1: string, mac2: string) => result: boolean",
     "Whether two HMACs are equal, in a time that does not tell where they differ.", hmac_equal},
};

}  // namespace

BuiltinFamily crypto_builtins() { return kRows; }

}  // namespace rego

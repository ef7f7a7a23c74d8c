// io.jwt.decode, io.jwt.verify_*: reading a token, and whether its signature is that of a key.

#include <fmt/format.h>

#include <algorithm>

#include "rego/builtins/digest.h"
#include "rego/builtins/families.h"
#include "rego/builtins/jwt_token.h"
#include "rego/builtins/key_set.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/json.h"

namespace rego {
namespace {

std::string hex_text(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<uint8_t>(c));
  return out;
}

std::string_view without_quotes(std::string_view text) {
  const size_t first = text.find_first_not_of("\"'");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of("\"'") - first + 1);
}

// A token whose payload is a token is opened in turn; each is shorter than the one around it.
Value decode(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 1)) return {};
  Arena& arena = context.arena;
  for (std::string_view text = args[0].as_string();;) {
    const auto token = split_token(context, text);
    if (!token) return {};
    const Value header = decode_token_header(context, *token);
    if (header.is_undefined()) return {};
    const auto payload = decode_token_piece(context, token->payload, "JWT payload had invalid encoding: ");
    if (!payload) return {};
    const Value content_type = header.get("cty");
    if (content_type.is_string() && content_type.as_string() == "JWT") {
      text = arena.copy(without_quotes(*payload));
      continue;
    }
    const Value object = decode_token_object(context, *payload);
    if (object.is_undefined()) return {};
    const auto signature = decode_token_piece(context, token->signature, "JWT signature had invalid encoding: ");
    if (!signature) return {};
    const Value parts[] = {header, object, Value::string(arena, hex_text(*signature))};
    return Value::array(arena, parts);
  }
}

bool verifies(const NamedKey& key, SignatureAlgorithm algorithm, const JwtToken& token, std::string_view signature) {
  const KeyParts& parts = key.key.parts();
  if (parts.is_private || parts.kind == KeyKind::kSecret) return false;  // only public keys count here
  return key.key.verifies(algorithm, token.signed_text, signature, EcSignatureForm::kHalves, PssSalt::kAny);
}

// By the key that the token names, or else by any whose algorithm is the token's.
bool verifies_by_any(const KeySet& set, const JwtHeader& header, SignatureAlgorithm algorithm, const JwtToken& token,
                     std::string_view signature) {
  if (!header.key_id.empty()) {
    const auto named = std::ranges::find(set.keys, header.key_id, &NamedKey::id);
    if (named != set.keys.end()) return verifies(*named, algorithm, token, signature);
  }
  return std::ranges::any_of(set.keys, [&](const NamedKey& key) {
    return (key.algorithm.empty() || key.algorithm == header.algorithm) && verifies(key, algorithm, token, signature);
  });
}

template <SignatureAlgorithm kAlgorithm>
Value verify_by_key(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const auto token = split_token(context, args[0].as_string());
  if (!token || !require(context, args, 2, Type::kString)) return {};
  const KeySet& keys = context.patterns.keys(args[1].as_string());
  if (!keys.problem.empty()) return context.fail(keys.problem);
  const auto signature = decode_token_piece(context, token->signature, "");
  if (!signature) return {};
  const Value object = decode_token_header(context, *token);
  if (object.is_undefined()) return {};
  const auto header = read_token_header(context, object);
  if (!header) return {};
  return Value::boolean(verifies_by_any(keys, *header, kAlgorithm, *token, *signature));
}

template <SignatureAlgorithm kAlgorithm>
Value verify_by_secret(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const auto token = split_token(context, args[0].as_string());
  if (!token) return {};
  const auto signature = decode_token_piece(context, token->signature, "");
  if (!signature) return {};
  KeyParts parts;
  parts.kind = KeyKind::kSecret;
  parts.secret = args[1].as_string();
  return Value::boolean(
      CryptoKey(std::move(parts))
          .verifies(kAlgorithm, token->signed_text, *signature, EcSignatureForm::kFullLength, PssSalt::kHashLength));
}

constexpr std::string_view kKeySignature = "(jwt: string, certificate: string) => result: boolean";
constexpr std::string_view kSecretSignature = "(jwt: string, secret: string) => result: boolean";

constexpr BuiltinRow kRows[] = {
    {"io.jwt.decode", "", "(jwt: string) => output: array<object[any: any], object[any: any], string>",
     "Header, payload and signature of a JSON Web Token, which is not verified.", decode},
    {"io.jwt.verify_rs256", "", kKeySignature, "Whether a token has a valid RS256 signature.",
     verify_by_key<SignatureAlgorithm::kRs256>},
    {"io.jwt.verify_rs384", "", kKeySignature, "Whether a token has a valid RS384 signature.",
     verify_by_key<SignatureAlgorithm::kRs384>},
    {"io.jwt.verify_rs512", "", kKeySignature, "Whether a token has a valid RS512 signature.",
     verify_by_key<SignatureAlgorithm::kRs512>},
    {"io.jwt.verify_ps256", "", kKeySignature, "Whether a token has a valid PS256 signature.",
     verify_by_key<SignatureAlgorithm::kPs256>},
    {"io.jwt.verify_ps384", "", kKeySignature, "Whether a token has a valid PS384 signature.",
     verify_by_key<SignatureAlgorithm::kPs384>},
    {"io.jwt.verify_ps512", "", kKeySignature, "Whether a token has a valid PS512 signature.",
     verify_by_key<SignatureAlgorithm::kPs512>},
    {"io.jwt.verify_es256", "", kKeySignature, "Whether a token has a valid ES256 signature.",
     verify_by_key<SignatureAlgorithm::kEs256>},
    {"io.jwt.verify_es384", "", kKeySignature, "Whether a token has a valid ES384 signature.",
     verify_by_key<SignatureAlgorithm::kEs384>},
    {"io.jwt.verify_es512", "", kKeySignature, "Whether a token has a valid ES512 signature.",
     verify_by_key<SignatureAlgorithm::kEs512>},
    {"io.jwt.verify_eddsa", "", kKeySignature, "Whether a token has a valid EdDSA signature.",
     verify_by_key<SignatureAlgorithm::kEdDsa>},
    {"io.jwt.verify_hs256", "", kSecretSignature, "Whether a token has a valid HS256 signature.",
     verify_by_secret<SignatureAlgorithm::kHs256>},
    {"io.jwt.verify_hs384", "", kSecretSignature, "Whether a token has a valid HS384 signature.",
     verify_by_secret<SignatureAlgorithm::kHs384>},
    {"io.jwt.verify_hs512", "", kSecretSignature, "Whether a token has a valid HS512 signature.",
     verify_by_secret<SignatureAlgorithm::kHs512>},
};

}  // namespace

BuiltinFamily jwt_builtins() { return kRows; }

}  // namespace rego

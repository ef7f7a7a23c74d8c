// io.jwt.decode_verify: signature and claims at once. What does not fit gives [false, {}, {}]; what cannot be read is
// an error.

#include <algorithm>

#include "rego/builtins/decision_memory.h"
#include "rego/builtins/families.h"
#include "rego/builtins/jwt_token.h"
#include "rego/builtins/key_set.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/double_text.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr double kNanoseconds = 1e9;

struct Constraints {
  KeySet keys;
  bool has_keys = false;
  std::string_view secret, algorithm, issuer, audience;
  double time_ns = -1;
};

bool read_text(BuiltinContext& context, const Entry& entry, std::string_view& text) {
  if (entry.value.is_string()) {
    text = entry.value.as_string();
    return true;
  }
  context.fail(std::string(entry.key.as_string()) + " constraint: must be a string");
  return false;
}

bool read_time(BuiltinContext& context, const Value& value, Constraints& constraints) {
  if (!value.is_number()) {
    context.fail("token time constraint: must be a number");
    return false;
  }
  constraints.time_ns = to_double(value);
  if (constraints.time_ns >= 0) return true;
  context.fail("token time constraint: must not be negative");
  return false;
}

bool read_keys(BuiltinContext& context, const Entry& entry, Constraints& constraints) {
  std::string_view text;
  if (!read_text(context, entry, text)) return false;
  constraints.keys = context.patterns.keys(text);
  constraints.has_keys = constraints.keys.problem.empty();
  if (!constraints.has_keys) context.fail(constraints.keys.problem);
  return constraints.has_keys;
}

bool read_constraint(BuiltinContext& context, const Entry& entry, Constraints& constraints) {
  const std::string_view name = entry.key.is_string() ? entry.key.as_string() : std::string_view();
  if (name == "cert") return read_keys(context, entry, constraints);
  if (name == "secret") return read_text(context, entry, constraints.secret);
  if (name == "alg") return read_text(context, entry, constraints.algorithm);
  if (name == "iss") return read_text(context, entry, constraints.issuer);
  if (name == "aud") return read_text(context, entry, constraints.audience);
  if (name == "time") return read_time(context, entry.value, constraints);
  context.fail("unknown token validation constraint: " + std::string(name));
  return false;
}

bool read_constraints(BuiltinContext& context, const Value& object, Constraints& constraints) {
  for (const Entry& entry : object.entries()) {
    if (!read_constraint(context, entry, constraints)) return false;
  }
  if (constraints.time_ns < 0) constraints.time_ns = to_double(decision_time(context));
  if (constraints.has_keys && !constraints.secret.empty()) {
    context.fail("duplicate key constraints");
    return false;
  }
  if (constraints.has_keys || !constraints.secret.empty()) return true;
  context.fail("no key constraint");
  return false;
}

bool has_valid_signature(const Constraints& constraints, const JwtHeader& header, const JwtToken& token,
                         std::string_view signature) {
  const SignatureAlgorithm algorithm = signature_algorithm(header.algorithm);
  const auto verifies = [&](const CryptoKey& key) {
    return key.verifies(algorithm, token.signed_text, signature, EcSignatureForm::kFullLength, PssSalt::kHashLength);
  };
  if (!constraints.has_keys) {
    KeyParts parts;
    parts.kind = KeyKind::kSecret;
    parts.secret = constraints.secret;
    return verifies(CryptoKey(std::move(parts)));
  }
  if (!header.key_id.empty()) {
    const auto named = std::ranges::find(constraints.keys.keys, header.key_id, &NamedKey::id);
    if (named != constraints.keys.keys.end()) return verifies(named->key);
  }
  return std::ranges::any_of(constraints.keys.keys, [&](const NamedKey& key) {
    return (key.algorithm.empty() || key.algorithm == header.algorithm) && verifies(key.key);
  });
}

bool is_for_audience(const Value& audience, std::string_view wanted) {
  const auto is_wanted = [&](const Value& item) { return item.is_string() && item.as_string() == wanted; };
  return audience.is_array() ? std::ranges::any_of(audience.items(), is_wanted) : is_wanted(audience);
}

enum class Verdict { kFits, kDoesNot, kFailed };

// exp and nbf count seconds.
Verdict judge_times(BuiltinContext& context, const Value& payload, double time_ns) {
  const Value now = parse_number(context.arena, double_to_json(time_ns / kNanoseconds));
  const Value expires = payload.get("exp");
  if (expires.is_defined()) {
    if (!expires.is_number()) {
      context.fail("exp value must be a number");
      return Verdict::kFailed;
    }
    if (compare_numbers(now, expires) >= 0) return Verdict::kDoesNot;
  }
  const Value begins = payload.get("nbf");
  if (begins.is_undefined()) return Verdict::kFits;
  if (!begins.is_number()) {
    context.fail("nbf value must be a number");
    return Verdict::kFailed;
  }
  return compare_numbers(now, begins) < 0 ? Verdict::kDoesNot : Verdict::kFits;
}

Verdict judge_claims(BuiltinContext& context, const Value& payload, const Constraints& constraints) {
  if (!constraints.issuer.empty()) {
    const Value issuer = payload.get("iss");
    if (!issuer.is_string() || issuer.as_string() != constraints.issuer) return Verdict::kDoesNot;
  }
  const Value audience = payload.get("aud");
  const bool fits_audience =
      audience.is_defined() ? is_for_audience(audience, constraints.audience) : constraints.audience.empty();
  if (!fits_audience) return Verdict::kDoesNot;
  return judge_times(context, payload, constraints.time_ns);
}

bool equals_folded(std::string_view text, std::string_view upper) {
  return std::ranges::equal(text, upper, [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; });
}

// The innermost token with a valid signature: its header and payload. Undefined values where the verdict is no.
struct Opened {
  Verdict verdict = Verdict::kFailed;
  Value header, payload;
};

Opened open_token(BuiltinContext& context, std::string_view text, const Constraints& constraints) {
  while (true) {
    const auto token = split_token(context, text);
    if (!token) return {};
    const Value object = decode_token_header(context, *token);
    if (object.is_undefined()) return {};
    const auto header = read_token_header(context, object);
    if (!header) return {};
    if (!header->is_valid()) return {Verdict::kDoesNot, {}, {}};
    if (!constraints.algorithm.empty() && constraints.algorithm != header->algorithm)
      return {Verdict::kDoesNot, {}, {}};
    const auto signature = decode_token_piece(context, token->signature, "");
    if (!signature) return {};
    if (!has_valid_signature(constraints, *header, *token, *signature)) return {Verdict::kDoesNot, {}, {}};
    const auto payload = decode_token_piece(context, token->payload, "JWT payload had invalid encoding: ");
    if (!payload) return {};
    if (equals_folded(header->content_type, "JWT")) {
      text = context.arena.copy(*payload);
      continue;
    }
    const Value claims = decode_token_object(context, *payload);
    if (claims.is_undefined()) return {};
    return {Verdict::kFits, object, claims};
  }
}

Value decode_verify(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 2, Type::kObject)) return {};
  Constraints constraints;
  if (!read_constraints(context, args[1], constraints) || !require(context, args, 1, Type::kString)) return {};
  Opened opened = open_token(context, args[0].as_string(), constraints);
  if (opened.verdict == Verdict::kFits) opened.verdict = judge_claims(context, opened.payload, constraints);
  if (opened.verdict == Verdict::kFailed) return {};
  const bool fits = opened.verdict == Verdict::kFits;
  const Value parts[] = {Value::boolean(fits), fits ? opened.header : Value::empty_object(),
                         fits ? opened.payload : Value::empty_object()};
  return Value::array(context.arena, parts);
}

constexpr BuiltinRow kRows[] = {
    {"io.jwt.decode_verify", "",
     "(jwt: string, constraints: object[string: any]) => output: array<boolean, object[any: any], object[any: any]>",
     "Whether a token has a valid signature and fits the constraints (cert or secret; alg, iss, aud, time), its header "
     "and its payload.",
     decode_verify, BuiltinFlags::kNondeterministic},
};

}  // namespace

BuiltinFamily jwt_verify_builtins() { return kRows; }

}  // namespace rego

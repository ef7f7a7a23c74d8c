// Reading JSON Web Keys. The complaints follow those of the library that OPA uses as far as they tell something.

#include "rego/builtins/key_set.h"

#include <algorithm>

#include "rego/builtins/base64.h"
#include "rego/builtins/pem.h"
#include "rego/builtins/x509_certificate.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

struct CurveName {
  std::string_view name;
  EcCurve curve;
};
constexpr CurveName kCurves[] = {{"P-256", EcCurve::kP256}, {"P-384", EcCurve::kP384}, {"P-521", EcCurve::kP521}};

struct JsonKey {
  KeyParts parts;
  std::string algorithm;
  std::string id;
  std::string problem;
};

// Base64 of either alphabet, with or without padding.
bool read_any_base64(std::string& out, std::string_view text) {
  std::string url(text);
  std::ranges::replace(url, '+', '-');
  std::ranges::replace(url, '/', '_');
  while (url.ends_with('=')) url.pop_back();
  return read_base64url(out, url).empty();
}

class JsonKeyReader {
 public:
  explicit JsonKeyReader(const Value& object) : object_(object) {}

  JsonKey read() {
    const Value kind = object_.get("kty");
    const std::string_view name = kind.is_string() ? kind.as_string() : std::string_view();
    key_.parts.is_private = object_.get("d").is_defined();
    if (name == "RSA") {
      read_rsa();
    } else if (name == "EC") {
      read_ec();
    } else if (name == "OKP") {
      read_okp();
    } else if (name == "oct") {
      key_.parts.kind = KeyKind::kSecret;
      take_required("k", key_.parts.secret);
    } else {
      fail("invalid key type from JSON (" + std::string(name) + ")");
    }
    take_text("alg", key_.algorithm);
    take_text("kid", key_.id);
    return std::move(key_);
  }

 private:
  void fail(std::string problem) {
    if (key_.problem.empty()) key_.problem = std::move(problem);
  }

  void take_text(std::string_view field, std::string& text) {
    const Value value = object_.get(field);
    if (value.is_undefined()) return;
    if (!value.is_string()) return fail("failed to decode value for key " + std::string(field));
    text = value.as_string();
  }

  void take(std::string_view field, std::string& bytes) {
    const Value value = object_.get(field);
    if (value.is_undefined()) return;
    if (!value.is_string() || !read_any_base64(bytes, value.as_string())) {
      fail("failed to decode value for key " + std::string(field));
    }
  }

  void take_required(std::string_view field, std::string& bytes) {
    if (object_.get(field).is_undefined()) return fail("required field " + std::string(field) + " is missing");
    take(field, bytes);
  }

  void take_number(std::string_view field, std::string& bytes) {
    take_required(field, bytes);
    bytes = without_leading_zeros(bytes);
  }

  void read_rsa() {
    KeyParts& parts = key_.parts;
    parts.kind = KeyKind::kRsa;
    take_number("n", parts.n);
    take_number("e", parts.e);
    if (!key_.problem.empty() || !parts.is_private) return;
    take_number("d", parts.d);
    take_number("p", parts.p);
    take_number("q", parts.q);
    take("dp", parts.dp);
    take("dq", parts.dq);
    take("qi", parts.q_inverse);
  }

  void read_ec() {
    KeyParts& parts = key_.parts;
    parts.kind = KeyKind::kEc;
    std::string name;
    take_text("crv", name);
    const auto* const curve = std::ranges::find(kCurves, name, &CurveName::name);
    if (curve == std::end(kCurves)) return fail("invalid curve algorithm \"" + name + "\"");
    parts.curve = curve->curve;
    take_required("x", parts.x);
    take_required("y", parts.y);
    if (parts.is_private) take_number("d", parts.d);
    const size_t bytes = coordinate_bytes(parts.curve);
    for (const std::string* part : {&parts.x, &parts.y, &parts.d}) {
      if (part->size() > bytes)
        fail("invalid length (" + std::to_string(part->size()) + ") for curve \"" + name + "\"");
    }
  }

  void read_okp() {
    KeyParts& parts = key_.parts;
    std::string name;
    take_text("crv", name);
    if (name != "Ed25519" && name != "X25519") return fail("invalid curve algorithm " + name);
    parts.kind = name == "Ed25519" ? KeyKind::kEd25519 : KeyKind::kX25519;
    take_required("x", parts.x);
    if (parts.is_private) take("d", parts.d);
  }

  const Value& object_;
  JsonKey key_;
};

// Empty when it was added.
std::string add_json_key(const Value& object, KeySet& set) {
  if (!object.is_object()) return "jwk.ParseKey: jwk.Parse: failed to probe data";
  JsonKey key = JsonKeyReader(object).read();
  if (!key.problem.empty()) return "jwk.ParseKey: " + key.problem;
  set.keys.push_back({CryptoKey(std::move(key.parts)), std::move(key.algorithm), std::move(key.id)});
  return {};
}

KeySet failed(std::string problem) {
  KeySet set;
  set.problem = std::move(problem);
  return set;
}

KeySet read_pem_key(const PemBlock& block) {
  if (!block.rest.empty()) return failed("extra data after a PEM certificate block");
  KeySet set;
  if (block.type == "CERTIFICATE") {
    const auto certificate = read_certificate(block.bytes);
    if (!certificate.problem.empty()) return failed("failed to parse a PEM certificate: " + certificate.problem);
    if (certificate.raw.size() != block.bytes.size()) {
      return failed("failed to parse a PEM certificate: x509: trailing data");
    }
    set.keys.push_back({CryptoKey(certificate.public_key), {}, {}});
  } else if (block.type == "PUBLIC KEY") {
    KeyResult result = read_public_key(block.bytes);
    if (!result.problem.empty()) return failed("failed to parse a PEM public key: " + result.problem);
    set.keys.push_back({CryptoKey(std::move(result.parts)), {}, {}});
  } else {
    return failed("failed to extract a Key from the PEM certificate");
  }
  return set;
}

}  // namespace

KeySet read_json_web_keys(std::string_view text) {
  Arena arena;
  const auto document = read_json(arena, text);
  if (!document) {
    return failed(
        "jwk.Parse: failed to parse sole key: jwk.ParseKey: jwk.Parse: failed to probe data: probe: failed to "
        "unmarshal data: " +
        document.error().message);
  }
  KeySet set;
  const Value list = document->is_object() ? document->get("keys") : Value();
  if (list.is_undefined()) {
    const std::string problem = add_json_key(*document, set);
    return problem.empty() ? set : failed("jwk.Parse: failed to parse sole key: " + problem);
  }
  const std::string prefix = "jwk.Parse: failed to unmarshal JWK set: ";
  if (!list.is_array()) return failed(prefix + "failed to decode \"keys\": expected '['");
  if (list.size() > KeySet::kKeysMax) return failed(prefix + "too many keys in \"keys\" array: max 1000");
  for (size_t i = 0; i < list.size(); i++) {
    const std::string problem = add_json_key(list.items()[i], set);
    if (!problem.empty()) {
      return failed(prefix + "failed to decode key #" + std::to_string(i) + " in \"keys\": " + problem);
    }
  }
  return set;
}

KeySet read_verification_keys(std::string_view text) {
  if (const auto block = find_pem(text)) return read_pem_key(*block);
  KeySet set = read_json_web_keys(text);
  if (!set.problem.empty()) {
    return failed("failed to parse a JWK key (set): jwk.ParseString: failed to parse string: " + set.problem);
  }
  for (const NamedKey& key : set.keys) {
    if (!key.key.is_usable() && key.key.parts().kind != KeyKind::kX25519) return failed("invalid public key");
  }
  std::erase_if(set.keys, [](const NamedKey& key) {
    return !key.algorithm.empty() && signature_algorithm(key.algorithm) == SignatureAlgorithm::kUnknown;
  });
  return set;
}

Value to_json_web_key(Arena& arena, const KeyParts& parts) {
  ObjectBuilder object(arena);
  const auto add_text = [&](std::string_view name, std::string_view text) {
    object.add(Value::string(arena, name), Value::string(arena, text));
  };
  const auto add = [&](std::string_view name, std::string_view bytes) {
    add_text(name, to_base64(bytes, Base64Alphabet::kUrl, Base64Padding::kNo));
  };
  const auto padded = [&](std::string_view number) {
    const size_t bytes = coordinate_bytes(parts.curve);
    return std::string(bytes > number.size() ? bytes - number.size() : 0, '\0').append(number);
  };
  if (parts.kind == KeyKind::kRsa) {
    add_text("kty", "RSA");
    add("n", parts.n);
    add("e", parts.e);
    add("d", parts.d);
    add("p", parts.p);
    add("q", parts.q);
    add("dp", parts.dp);
    add("dq", parts.dq);
    add("qi", parts.q_inverse);
  } else if (parts.kind == KeyKind::kEc) {
    const auto* const curve = std::ranges::find(kCurves, parts.curve, &CurveName::curve);
    if (curve == std::end(kCurves)) return {};
    add_text("kty", "EC");
    add_text("crv", curve->name);
    add("x", padded(parts.x));
    add("y", padded(parts.y));
    add("d", padded(parts.d));
  } else if (parts.kind == KeyKind::kEd25519 || parts.kind == KeyKind::kX25519) {
    add_text("kty", "OKP");
    add_text("crv", parts.kind == KeyKind::kEd25519 ? "Ed25519" : "X25519");
    add("x", parts.x);
    add("d", parts.d);
  } else {
    return {};
  }
  return object.finish();
}

}  // namespace rego

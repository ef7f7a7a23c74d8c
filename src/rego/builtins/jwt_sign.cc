// io.jwt.encode_sign and io.jwt.encode_sign_raw: making tokens.

#include "rego/builtins/base64.h"
#include "rego/builtins/families.h"
#include "rego/builtins/jwt_token.h"
#include "rego/builtins/key_set.h"
#include "rego/builtins/operands.h"
#include "rego/value/json.h"

namespace rego {
namespace {

// What OPA's reader of headers takes for a number: any run of these, "e" too.
bool is_loose_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

// The algorithm of a header; empty when the call has failed.
std::string_view read_algorithm(BuiltinContext& context, std::string_view header_text, Value& header) {
  constexpr std::string_view kPrefix = "missing or invalid 'alg' header: ";
  const auto read = read_json(context.arena, header_text);
  if (!read && is_loose_number(header_text)) {
    context.fail(std::string(kPrefix) + "jwsbb: header \"alg\" not found");
    return {};
  }
  if (!read) {
    const std::string why =
        header_text.empty() ? "cannot parse empty string; unparsed tail: \"\"" : read.error().message;
    context.fail(std::string(kPrefix) + "cannot parse JSON: " + why);
    return {};
  }
  header = *read;
  const Value name = header.is_object() ? header.get("alg") : Value();
  if (name.is_undefined()) {
    context.fail(std::string(kPrefix) + "jwsbb: header \"alg\" not found");
    return {};
  }
  if (!name.is_string()) {
    context.fail(std::string(kPrefix) + "value doesn't contain string; it contains " +
                 std::string(type_name(name.type())));
    return {};
  }
  if (signature_algorithm(name.as_string()) == SignatureAlgorithm::kUnknown) {
    context.fail("unknown JWS algorithm: " + std::string(name.as_string()));
    return {};
  }
  return name.as_string();
}

std::string base64url(std::string_view bytes) { return to_base64(bytes, Base64Alphabet::kUrl, Base64Padding::kNo); }

Value sign(BuiltinContext& context, std::string_view header_text, std::string_view payload, std::string_view key_text) {
  const KeySet keys = read_json_web_keys(key_text);
  if (!keys.problem.empty()) return context.fail(keys.problem);
  if (keys.keys.empty()) return context.fail("no keys found in JWK set");
  Value header;
  const std::string_view algorithm = read_algorithm(context, header_text, header);
  if (algorithm.empty()) return {};
  const Value type = header.get("typ");
  const bool must_be_json = !type.is_string() || type.as_string() == "JWT";
  if (must_be_json && !read_json(context.arena, payload)) {
    return context.fail("type is JWT but payload is not JSON");
  }
  const std::string text = base64url(header_text) + "." + base64url(payload);
  const auto signature = keys.keys[0].key.sign(signature_algorithm(algorithm), text);
  if (!signature) return context.fail("jwsbb.Sign: invalid key type for " + std::string(algorithm));
  return Value::string(context.arena, text + "." + base64url(*signature));
}

Value encode_sign(BuiltinContext& context, BuiltinArgs args) {
  std::string texts[3];
  for (size_t i = 0; i < 3; i++) write_json(texts[i], args[i], JsonStyle::kCompact, HtmlEscape::kYes);
  return sign(context, texts[0], texts[1], texts[2]);
}

Value encode_sign_raw(BuiltinContext& context, BuiltinArgs args) {
  for (const int operand : {3, 1, 2}) {
    if (!require(context, args, operand, Type::kString)) return {};
  }
  return sign(context, args[0].as_string(), args[1].as_string(), args[2].as_string());
}

constexpr BuiltinRow kRows[] = {
    {"io.jwt.encode_sign", "",
     "(headers: object[string: any], payload: object[string: any], key: object[string: any]) => output: string",
     "A signed JSON Web Token of a header, a payload and a JSON Web Key.", encode_sign,
     BuiltinFlags::kNondeterministic},
    {"io.jwt.encode_sign_raw", "", "(headers: string, payload: string, key: string) => output: string",
     "The same of texts, which are signed as they are.", encode_sign_raw, BuiltinFlags::kNondeterministic},
};

}  // namespace

BuiltinFamily jwt_sign_builtins() { return kRows; }

}  // namespace rego

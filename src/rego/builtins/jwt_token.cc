#include "rego/builtins/jwt_token.h"

#include <algorithm>

#include "rego/builtins/base64.h"
#include "rego/value/json.h"
#include "rego/value/text.h"

namespace rego {
namespace {

constexpr std::string_view kKnownFields[] = {"alg", "kid", "typ", "cty", "crit"};

// A header's field that must be text where it is there; false when the call has failed.
bool read_field(BuiltinContext& context, const Value& object, std::string_view name, std::string_view& text) {
  const Value value = object.get(name);
  if (value.is_undefined()) return true;
  if (!value.is_string()) {
    context.fail(std::string(name) + ": must be a string");
    return false;
  }
  text = value.as_string();
  return true;
}

}  // namespace

std::optional<JwtToken> split_token(BuiltinContext& context, std::string_view text) {
  const auto points = std::ranges::count(text, '.');
  if (points == 0) {
    context.fail("encoded JWT had no period separators");
    return std::nullopt;
  }
  if (points != 2) {
    context.fail("encoded JWT must have 3 sections, found " + std::to_string(points + 1));
    return std::nullopt;
  }
  const size_t first = text.find('.');
  const size_t second = text.find('.', first + 1);
  return JwtToken{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1),
                  text.substr(0, second)};
}

std::optional<std::string> decode_token_piece(BuiltinContext& context, std::string_view piece,
                                              std::string_view prefix) {
  std::string bytes;
  const std::string problem = read_base64url(bytes, piece);
  if (problem.empty()) return bytes;
  context.fail(std::string(prefix) + problem);
  return std::nullopt;
}

Value decode_token_object(BuiltinContext& context, std::string_view json) {
  const auto read = read_json(context.arena, to_valid_utf8(json));
  if (!read) return context.fail("invalid JSON: " + read.error().message);
  return read->is_object() ? *read : context.fail("decoded JSON type was not an Object");
}

Value decode_token_header(BuiltinContext& context, const JwtToken& token) {
  const auto json = decode_token_piece(context, token.header, "JWT header had invalid encoding: ");
  if (!json) return {};
  const Value header = decode_token_object(context, *json);
  if (header.is_undefined()) return context.fail("bad JWT header: " + std::string(context.error_message));
  if (header.get("enc").is_defined()) return context.fail("JWT is a JWE object, which is not supported");
  return header;
}

std::optional<JwtHeader> read_token_header(BuiltinContext& context, const Value& object) {
  JwtHeader header;
  if (!read_field(context, object, "alg", header.algorithm)) return std::nullopt;
  const Value critical = object.get("crit");
  if (critical.is_defined()) {
    if (!critical.is_array()) {
      context.fail("crit: must be a list");
      return std::nullopt;
    }
    const auto is_text = [](const Value& item) { return item.is_string(); };
    if (std::ranges::none_of(critical.items(), is_text)) {
      context.fail("crit: must be a nonempty list");
      return std::nullopt;
    }
    header.has_unknown_critical = std::ranges::any_of(critical.items(), [&](const Value& item) {
      return item.is_string() && std::ranges::find(kKnownFields, item.as_string()) == std::end(kKnownFields) &&
             object.get(item).is_defined();
    });
  }
  if (!read_field(context, object, "cty", header.content_type) || !read_field(context, object, "kid", header.key_id) ||
      !read_field(context, object, "typ", header.type)) {
    return std::nullopt;
  }
  return header;
}

}  // namespace rego

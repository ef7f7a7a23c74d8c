#pragma once
// JSON Web Tokens (RFC 7519) in the compact form of JWS: three pieces of base64 between points.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/builtin.h"

namespace rego {

struct JwtToken {
  std::string_view header, payload, signature;  // still in base64
  std::string_view signed_text;                 // header and payload with the point between them
};

// The pieces of a text; nothing when the call has failed.
std::optional<JwtToken> split_token(BuiltinContext& context, std::string_view text);

// The object that a piece holds. Undefined when the call has failed.
Value decode_token_header(BuiltinContext& context, const JwtToken& token);
Value decode_token_object(BuiltinContext& context, std::string_view json);

// The bytes of a piece; `prefix` goes before the complaint. Nothing when the call has failed.
std::optional<std::string> decode_token_piece(BuiltinContext& context, std::string_view piece, std::string_view prefix);

// The fields of a header that matter for a signature.
struct JwtHeader {
  std::string_view algorithm, key_id, type, content_type;
  bool has_unknown_critical = false;  // a parameter that the header demands to be understood, and is not

  bool is_valid() const { return !algorithm.empty() && !has_unknown_critical; }
};
std::optional<JwtHeader> read_token_header(BuiltinContext& context, const Value& object);

}  // namespace rego

// The message is one more JSON body with a schema: Go's rules for keys hold for it too, because the helper libraries of
// other plugins read it so and moby's own documentation spells two keys differently from its code.

#include "gate/plugin_message.h"

#include "docker/api/schema.h"
#include "gate/base64.h"

namespace bulkhead {
namespace {

constexpr size_t kKeptBytesMax = 1 << 20;  // a larger buffer is given back after the message that needed it

inline constexpr auto kMessageFields = fields({{"User", kText},
                                               {"UserAuthNMethod", kText},
                                               {"RequestMethod", kText},
                                               {"RequestUri", kText},
                                               {"RequestBody", kBlob},
                                               {"RequestHeaders", kMapOf<kText>},
                                               {"RequestPeerCertificates", kListOf<kText>},
                                               {"ResponseStatusCode", kInt64},
                                               {"ResponseBody", kText},
                                               {"ResponseHeaders", kMapOf<kText>}});
inline constexpr Type kMessage = kObjectOf<kMessageFields>;

std::string_view text_of(const rego::Value& value) {
  return value.is_string() ? value.as_string() : std::string_view();
}

std::optional<std::string_view> header(const rego::Value& headers, std::string_view name) {
  const rego::Value value = headers.get(name);
  return value.is_string() ? std::optional(value.as_string()) : std::nullopt;
}

}  // namespace

Decoded<PluginMessage> PluginMessageReader::read(base::Arena& arena, std::string_view message) {
  if (body_.capacity() > kKeptBytesMax) body_ = {};
  auto document = reader_.read(arena, message, kMessage);
  if (!document) return document.take_error();
  if (!decode_base64(reader_.blob(), body_)) {
    return Refusal{"base64", "RequestBody is not base64"};
  }
  PluginMessage result;
  result.user = text_of(document->get("User"));
  result.auth_method = text_of(document->get("UserAuthNMethod"));
  result.headers = document->get("RequestHeaders");
  if (!result.headers.is_object()) result.headers = rego::Value::null();
  result.peer_certificates = document->get("RequestPeerCertificates");
  const rego::Value status = document->get("ResponseStatusCode");
  result.response_status = status.is_integer() ? status.as_integer() : 0;
  result.response_body = text_of(document->get("ResponseBody"));
  result.request.method = text_of(document->get("RequestMethod"));
  result.request.target = text_of(document->get("RequestUri"));
  result.request.body = body_;
  if (result.request.method.empty() || result.request.target.empty()) {
    return Refusal{"empty_message", "RequestMethod or RequestUri is missing"};
  }
  result.request.content_type = header(result.headers, "Content-Type");
  result.request.content_length = header(result.headers, "Content-Length");
  return result;
}

}  // namespace bulkhead

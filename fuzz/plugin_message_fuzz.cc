// Hostile plugin messages. The first byte says what the rest is: the whole message, or the body of a create request.
// Nothing may crash or leak, and what is accepted must be canonical: decoding its own JSON text changes nothing.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gate/input.h"
#include "rego/value/json.h"

namespace {

class NoPaths final : public bulkhead::PathResolver {
 public:
  void resolve(std::string_view, std::string& out) const override { out.clear(); }
};

void require(bool truth) {
  if (!truth) abort();
}

void check_canonical(bulkhead::RequestDecoder& decoder, bulkhead::RawRequest raw, const bulkhead::ApiRequest& request) {
  if (request.body.is_undefined()) return;
  base::Arena arena;
  const std::string text = rego::to_json(request.body);
  raw.body = text;
  const auto again = decoder.decode(arena, raw);
  require(again.ok());
  require(rego::to_json(again->body) == text);
  const auto plain = rego::read_json(arena, text);
  require(plain.ok() && rego::to_json(*plain) == text);
}

void decode(base::Arena& arena, const bulkhead::PluginMessage& message) {
  bulkhead::RequestDecoder decoder;
  const auto request = decoder.decode(arena, message.request);
  if (!request) {
    require(!request.error().code.empty() && !request.error().sentence.empty());
    return;
  }
  bulkhead::InputBuilder inputs;
  bulkhead::NoFacts facts;
  const NoPaths paths;
  const rego::Value input = inputs.build(arena, {message, *request, {}, {}, facts, paths});
  require(input.size() == 13);
  check_canonical(decoder, message.request, *request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  base::Arena arena;
  if (data[0] % 2) {
    bulkhead::PluginMessage message;
    message.headers = rego::Value::null();
    message.request.method = "POST";
    message.request.target = data[0] % 4 == 1 ? "/v1.41/containers/create" : "/v1.41/services/create";
    message.request.content_type = "application/json";
    message.request.body = rest;
    decode(arena, message);
    return 0;
  }
  bulkhead::PluginMessageReader reader;
  const auto message = reader.read(arena, rest);
  if (message) decode(arena, *message);
  return 0;
}

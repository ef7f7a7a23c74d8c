// Hostile bodies. The first byte says which route's, the second for which daemon; the rest is the body. Nothing may
// crash, what is refused has words, and what is accepted is canonical: decoding its own JSON text changes nothing,
// whichever reader looks.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docker/api/body_reader.h"
#include "docker/api/routes.h"
#include "rego/value/json.h"

namespace {

using bulkhead::DaemonTraits;
using bulkhead::DaemonVersion;

void require(bool truth) {
  if (!truth) abort();
}

DaemonTraits traits_of(uint8_t byte) {
  switch (byte % 4) {
    case 0:
      return traits_for(DaemonVersion{"20.10.24", {1, 41}, {1, 12}});
    case 1:
      return traits_for(DaemonVersion{"29.4.0", {1, 56}, {1, 40}});
    case 2:
      return bulkhead::traits_for(std::nullopt);
    default:
      return DaemonTraits();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto routes = bulkhead::all_routes();
  const bulkhead::Type& type = *routes[data[0] % routes.size()].body;
  const DaemonTraits traits = traits_of(data[1]);
  base::Arena arena;
  static bulkhead::BodyReader reader;  // keeps its buffers, as a worker does
  const auto value = reader.read(arena, body, type, traits);
  if (!value) {
    require(!value.error().code.empty() && !value.error().sentence.empty());
    return 0;
  }
  const std::string text = rego::to_json(*value);
  const auto again = reader.read(arena, text, type, traits);
  require(again.ok());
  require(rego::to_json(*again) == text);
  const auto plain = rego::read_json(arena, text);
  require(plain.ok() && rego::to_json(*plain) == text);
  return 0;
}

// Hostile request-targets. The first byte is the method's; the rest is the target. Nothing may crash, what is refused
// has words, and a path means the same with every byte of it escaped.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docker/api/request_decoder.h"
#include "rego/value/json.h"

namespace {

void require(bool truth) {
  if (!truth) abort();
}

std::string escaped(std::string_view path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char byte : path) {
    const auto bits = static_cast<unsigned char>(byte);
    if (byte == '/') {
      out += byte;
    } else {
      out += {'%', kDigits[bits >> 4], kDigits[bits & 15]};
    }
  }
  return out;
}

void check_escaped(base::Arena& arena, const bulkhead::RequestTarget& target, const bulkhead::Route& route,
                   bulkhead::Method method) {
  const std::string text = escaped(target.path);
  const auto again = bulkhead::parse_request_target(arena, text);
  if (!again) {
    require(text.size() > bulkhead::kTargetBytesMax);
    return;
  }
  require(again->path == target.path && again->route_path == target.route_path);
  require(again->has_version == target.has_version && again->version == target.version);
  require(&find_route(method, again->route_path) == &route);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view kMethods[] = {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"};
  bulkhead::RawRequest raw;
  raw.method = kMethods[data[0] % std::size(kMethods)];
  raw.target = {reinterpret_cast<const char*>(data) + 1, size - 1};
  base::Arena arena;
  static bulkhead::RequestDecoder decoder;  // keeps its buffers, as a worker does
  const auto request = decoder.decode(arena, raw);
  require(bulkhead::path_of(raw.target).find('?') == std::string_view::npos);
  if (!request) {
    require(!request.error().code.empty() && !request.error().sentence.empty());
    return 0;
  }
  require(request->parameters.is_object());
  require(!rego::to_json(request->parameters).empty());
  check_escaped(arena, request->target, *request->route, request->method);
  return 0;
}

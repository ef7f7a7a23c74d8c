// Hostile docker lines. The first byte chooses the client's release, the rest is a shell's text. Nothing may crash,
// what is not accepted has words, and what is accepted becomes a target and a body that decode or are refused for their
// meaning, never for their form.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docker/api/request_decoder.h"
#include "docker/cli_line/docker_line.h"
#include "docker/cli_line/shell_words.h"

namespace {

void require(bool truth) {
  if (!truth) abort();
}

// Every file holds the same, and every variable.
class FlatWorld final : public bulkhead::CliWorld {
 public:
  base::Result<std::string> read_file(const std::string& path) const override {
    if (path.size() % 2 == 0) return std::string("A=1\nB\n");
    return std::string("{ \"a\" : [1, \"\\\"\"] }");
  }
  bool exists(const std::string& path) const override { return path.size() % 3 == 0; }
  std::string working_directory() const override { return "/work"; }
  std::optional<std::string> variable(const std::string&) const override { return "1"; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const auto cli = data[0] % 2 == 0 ? bulkhead::CliVersion::k20_10 : bulkhead::CliVersion::k28;
  const auto words = bulkhead::split_shell_words({reinterpret_cast<const char*>(data) + 1, size - 1});
  if (!words) {
    require(!words.error().message.empty());
    return 0;
  }
  const FlatWorld world;
  const auto request = bulkhead::read_docker_line(*words, {cli, bulkhead::newest_api(cli), world});
  if (!request) {
    require(request.error().code == "docker_line" && !request.error().message.empty());
    return 0;
  }
  base::Arena arena;
  bulkhead::RequestDecoder decoder;
  bulkhead::RawRequest raw;
  raw.method = request->method;
  raw.target = request->target;
  raw.content_type = "application/json";
  raw.body = request->body;
  const auto decoded = decoder.decode(arena, raw);
  if (!decoded) require(!decoded.error().code.starts_with("json_") && decoded.error().code != "wrong_type");
  return 0;
}

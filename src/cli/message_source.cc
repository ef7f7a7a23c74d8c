// Both ways end in the message, so that the gate reads what a daemon would have sent.

#include "cli/message_source.h"

#include <vector>

#include "cli/described_request.h"
#include "cli/offline_gate.h"
#include "cli/request_file.h"
#include "docker/cli_line/shell_words.h"

namespace bulkhead {

base::Result<std::string> message_of_line(std::span<const std::string> words, const CliContext& context) {
  std::vector<std::string> split;
  if (words.size() == 1) {
    auto parts = split_shell_words(words.front());
    if (!parts) return parts.take_error();
    split = *std::move(parts);
    words = split;
  }
  const auto request = read_docker_line(words, context);
  if (!request) return request.error();
  RawRequest raw;
  raw.method = request->method;
  raw.target = request->target;
  raw.content_type = "application/json";
  raw.body = request->body;
  return plugin_message_of(raw);
}

base::Result<std::string> message_of_request(std::string_view text) {
  if (is_plugin_message(text)) return std::string(text);
  base::Arena arena;
  RequestFile file;
  const auto raw = file.read(arena, text);
  if (!raw) return raw.error();
  return plugin_message_of(*raw);
}

}  // namespace bulkhead

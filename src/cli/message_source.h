#pragma once
// From what people write down, a docker line or a request, to the message that a daemon would send its plugin about it.

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "docker/cli_line/docker_line.h"

namespace bulkhead {

// Of a docker line: its words, or one word that holds all of it with the shell's quoting.
base::Result<std::string> message_of_line(std::span<const std::string> words, const CliContext& context);

// Of a request file's text (request_file.h). A plugin's message stays as it is, with the caller that it names.
base::Result<std::string> message_of_request(std::string_view text);

}  // namespace bulkhead

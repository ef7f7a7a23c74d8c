#pragma once
// Command lines whose end is a docker line: bulkhead COMMAND [OPTION…] -- docker run …

#include <string>
#include <vector>

#include "cli/command.h"

namespace bulkhead {

// Moves the words behind the first "--" to `words` and gives the arguments before it.
Arguments take_docker_words(Arguments arguments, std::vector<std::string>& words);

}  // namespace bulkhead

#pragma once
// Shell completion for a program of ours, made from its table of commands. The options of a command are asked of its
// own --help when the key is pressed, so that no list of them can grow stale.

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace bulkhead {

// The script for "bash", "zsh" or "fish"; none for another shell.
std::optional<std::string> completion_script(const Program& program, std::string_view shell);

// The command `completion SHELL` of a program.
int run_completion(const Program& program, Arguments arguments);

}  // namespace bulkhead

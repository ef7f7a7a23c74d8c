#pragma once
// Shell quoting: a command as text to its words.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead {

inline constexpr size_t kShellTextBytesMax = size_t{1} << 20;

// One command in the shell's language (POSIX): quotes, backslashes, continued lines and comments are resolved. What
// needs a running shell is a mistake: variables, command substitutions, ~, redirections, pipes, a second command.
// Patterns (*, ?, [) stay as they are, as a shell leaves them where no file matches. Code shell_words.
base::Result<std::vector<std::string>> split_shell_words(std::string_view text);

}  // namespace bulkhead

// One script for bash and zsh, which reads bash's, and one for fish. In each, PROGRAM stands for the program's name and
// COMMANDS for the names of its commands.

#include "cli/completion.h"

#include <fmt/core.h>

#include <cstdio>

namespace bulkhead {
namespace {

// Options begin lines of help: "  -h,--help   Print …".
constexpr char kBash[] = R"(_PROGRAM_options() {
    command PROGRAM "$1" --help 2>/dev/null | sed -n 's/^ \{1,6\}\(-[^ ]*\).*/\1/p' | tr ',' '\n'
}
_PROGRAM() {
    local word="${COMP_WORDS[COMP_CWORD]}" words=''
    if [ "$COMP_CWORD" -eq 1 ]; then
        words='COMMANDS help'
    elif [[ "$word" == -* ]]; then
        words=$(_PROGRAM_options "${COMP_WORDS[1]}")
    elif [ "${COMP_WORDS[1]}" = completion ]; then
        words='bash zsh fish'
    elif [ "${COMP_WORDS[1]}" = help ]; then
        words='COMMANDS'
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _PROGRAM PROGRAM
)";

constexpr char kFish[] = R"(function __PROGRAM_options
    set -l words (commandline -opc)
    command PROGRAM $words[2] --help 2>/dev/null | string match -rg '^ {1,6}(-\S*)' | string split ,
end
complete -c PROGRAM -n __fish_use_subcommand -f -a 'COMMANDS help'
complete -c PROGRAM -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
complete -c PROGRAM -n '__fish_seen_subcommand_from help' -f -a 'COMMANDS'
complete -c PROGRAM -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__PROGRAM_options)'
)";

std::string fill_in(std::string_view script, std::string_view placeholder, std::string_view text) {
  std::string out;
  while (true) {
    const size_t place = script.find(placeholder);
    out += script.substr(0, place);
    if (place == std::string_view::npos) return out;
    out += text;
    script.remove_prefix(place + placeholder.size());
  }
}

std::string names_of(const Program& program) {
  std::string names;
  for (const Command& command : program.commands) {
    if (!names.empty()) names += ' ';
    names += command.name;
  }
  return names;
}

}  // namespace

std::optional<std::string> completion_script(const Program& program, std::string_view shell) {
  std::string script;
  if (shell == "bash") {
    script = std::string("# source <(PROGRAM completion bash)\n") + kBash;
  } else if (shell == "zsh") {
    script = std::string(
                 "# source <(PROGRAM completion zsh)\n"
                 "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n") +
             kBash;
  } else if (shell == "fish") {
    script = std::string("# PROGRAM completion fish | source\n") + kFish;
  } else {
    return {};
  }
  return fill_in(fill_in(script, "PROGRAM", program.name), "COMMANDS", names_of(program));
}

int run_completion(const Program& program, Arguments arguments) {
  const std::string_view shell = arguments.size() == 1 ? arguments[0] : "";
  if (shell == "--help" || shell == "-h") {
    fmt::print("Usage: {} completion bash|zsh|fish\n\nPrints a script that completes commands and options.\n",
               program.name);
    return kExitOk;
  }
  const std::optional<std::string> script = completion_script(program, shell);
  if (!script) {
    fmt::print(stderr, "{} completion: name one shell: bash, zsh or fish\n", program.name);
    return kExitUsage;
  }
  fwrite(script->data(), 1, script->size(), stdout);
  return kExitOk;
}

}  // namespace bulkhead

// Go-style flags: one dash or two, the value behind "=" or in the next argument.

#include "cli/go_flags.h"

#include <algorithm>
#include <string_view>

namespace bulkhead {
namespace {

struct GoFlag {
  std::string_view go_name;
  std::string_view long_option;
};

constexpr GoFlag kGoFlags[] = {
    {"policy-file", "--policy-file"},
    {"allowPath", "--allow-path"},
    {"plugin-name", "--plugin-name"},
    {"config-file", "--config-file"},
    {"skip-ping", "--skip-ping"},
    {"check", "--check"},
    {"quiet", "--quiet"},
    {"log-only-denied", "--log-only-denied"},
    {"version", "--version"},
};

// The option as we spell it; what is no Go flag comes back as it is.
std::string rewrite(std::string_view argument) {
  if (argument.size() < 2 || argument[0] != '-') return std::string(argument);
  const size_t dashes = argument[1] == '-' ? 2 : 1;
  const size_t equals = argument.find('=');
  const std::string_view name = argument.substr(dashes, equals == argument.npos ? equals : equals - dashes);
  const auto* flag = std::ranges::find(kGoFlags, name, &GoFlag::go_name);
  if (flag == std::end(kGoFlags)) return std::string(argument);
  std::string option(flag->long_option);
  if (equals != argument.npos) option += argument.substr(equals);
  return option;
}

}  // namespace

std::vector<std::string> rewrite_go_flags(Arguments arguments) {
  std::vector<std::string> rewritten;
  bool options_ended = false;
  for (const std::string_view argument : arguments) {
    options_ended = options_ended || argument == "--";
    rewritten.push_back(options_ended ? std::string(argument) : rewrite(argument));
  }
  return rewritten;
}

}  // namespace bulkhead

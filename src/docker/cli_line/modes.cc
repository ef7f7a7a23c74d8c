// Modes of namespaces, restart policies.

#include <fmt/core.h>

#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

// 20.10 looks at what stands before the first colon.
bool is_host_or_empty(const CliContext& context, std::string_view mode) {
  if (context.is_old()) mode = cut(mode, ':').before;
  return mode.empty() || mode == "host";
}

bool is_container_mode(const CliContext& context, std::string_view mode) {
  const Cut parts = cut(mode, ':');
  if (parts.before != "container" || parts.after.empty()) return false;
  return !context.is_old() || parts.after.find(':') == std::string_view::npos;
}

}  // namespace

base::Status check_modes(const CliContext& context, const ContainerOptions& options) {
  if (!is_host_or_empty(context, options.pid) && !is_container_mode(context, options.pid)) {
    return line_mistake("--pid: invalid PID mode");
  }
  if (!is_host_or_empty(context, options.uts)) return line_mistake("--uts: invalid UTS mode");
  if (!is_host_or_empty(context, options.userns)) return line_mistake("--userns: invalid USER mode");
  const std::string& cgroupns = options.cgroupns;
  if (!cgroupns.empty() && cgroupns != "private" && cgroupns != "host") {
    return line_mistake("--cgroupns: invalid CGROUP mode");
  }
  return base::Ok();
}

bool is_user_defined_network(std::string_view mode) {
  return mode != "default" && mode != "bridge" && mode != "host" && mode != "none" && !mode.starts_with("container:");
}

base::Result<RestartPolicy> parse_restart_policy(const CliContext& context, std::string_view text) {
  if (text.empty()) return RestartPolicy();
  const Cut parts = cut(text, ':');
  if (context.is_old() && parts.after.find(':') != std::string_view::npos) {
    return line_mistake("invalid restart policy format");
  }
  if (!context.is_old() && parts.found && parts.before.empty()) {
    return line_mistake("invalid restart policy format: no policy provided before colon");
  }
  RestartPolicy policy{std::string(parts.before)};
  if (parts.after.empty() && !(context.is_old() && parts.found)) return policy;
  const auto retries = parse_int(parts.after, Base::kTen);
  if (!retries) return line_mistake("invalid restart policy format: maximum retry count must be an integer");
  policy.retries_max = *retries;
  return policy;
}

}  // namespace bulkhead::cli_line

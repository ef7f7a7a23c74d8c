#include "daemon/protection.h"

#include <filesystem>
#include <optional>

namespace bulkhead {
namespace {

using enum ProtectedThing;

void add(std::vector<ProtectedPath>& paths, std::string_view path, ProtectedThing thing) {
  if (!path.empty()) paths.push_back({std::filesystem::absolute(path).lexically_normal().string(), thing});
}

std::string_view next_word(std::string_view& rest) {
  const std::string_view word = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  return word;
}

// The value of an option that is spelled "NAME VALUE" or "NAME=VALUE".
std::optional<std::string_view> option_value(std::string_view word, std::string_view name, std::string_view rest) {
  if (word == name) return next_word(rest);
  if (word.starts_with(name) && word.substr(name.size()).starts_with('=')) return word.substr(name.size() + 1);
  return std::nullopt;
}

}  // namespace

std::vector<ProtectedPath> protected_paths_of(const ServeOptions& options) {
  std::vector<ProtectedPath> paths = standard_protected_paths();
  const base::Result<std::string> socket = socket_path_of(options);
  if (socket) add(paths, *socket, kPluginSockets);
  add(paths, options.docker_socket, kDockerSocket);
  add(paths, options.policy_file, kConfiguration);
  add(paths, options.config_file, kConfiguration);
  add(paths, options.opa_config_file, kConfiguration);
  for (const std::string& file : options.data_files) add(paths, file, kConfiguration);
  for (const std::string& path : options.configured_paths) add(paths, path, kConfiguration);
  add(paths, options.log_file, kLog);
  const std::string& decisions = options.decision_log.target;
  if (decisions != "stdout" && decisions != "journal") add(paths, decisions, kLog);
  add(paths, options.decision_log.mask_file, kConfiguration);
  add(paths, options.state_folder, kState);
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (!failed) add(paths, program.string(), kProgram);
  return paths;
}

std::vector<ProtectedPath> protected_paths_of_daemon(std::string_view command_line) {
  std::vector<ProtectedPath> paths;
  for (std::string_view rest = command_line; !rest.empty();) {
    const std::string_view word = next_word(rest);
    if (const auto file = option_value(word, "--config-file", rest)) add(paths, *file, kDockerConfiguration);
    auto host = option_value(word, "--host", rest);
    if (!host) host = option_value(word, "-H", rest);
    if (!host && word.starts_with("-H")) host = word.substr(2);
    constexpr std::string_view kUnix = "unix://";
    if (host && host->starts_with(kUnix)) add(paths, host->substr(kUnix.size()), kDockerSocket);
  }
  return paths;
}

}  // namespace bulkhead

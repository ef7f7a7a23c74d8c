// What several options make together, and what they must not say together.

#include "docker/cli_line/container_parts.h"

#include <fmt/core.h>

#include "docker/cli_line/create_request.h"
#include "docker/cli_line/go_addresses.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

base::Status check_health(const HealthOptions& health) {
  const bool is_set = !health.command.empty() || health.interval != 0 || health.timeout != 0 ||
                      health.start_period != 0 || health.retries != 0 || health.start_interval != 0;
  if (health.is_off && is_set) return line_mistake("--no-healthcheck conflicts with --health-* options");
  if (health.is_off) return base::Ok();
  const std::pair<std::string_view, int64_t> numbers[] = {{"interval", health.interval},
                                                          {"timeout", health.timeout},
                                                          {"retries", health.retries},
                                                          {"start-period", health.start_period},
                                                          {"start-interval", health.start_interval}};
  for (const auto& [name, number] : numbers) {
    if (number < 0) return line_mistake(fmt::format("--health-{} cannot be negative", name));
  }
  return base::Ok();
}

base::Status check_together(const CliContext& context, const ContainerOptions& options, const RestartPolicy& restart) {
  if (!options.mac_address.empty() && !is_mac_address(trim_space(options.mac_address))) {
    return line_mistake(fmt::format("{} is not a valid mac address", options.mac_address));
  }
  if (options.swappiness < -1 || options.swappiness > 100) {
    return line_mistake(fmt::format("invalid value: {}. Valid memory swappiness range is 0-100", options.swappiness));
  }
  if (options.log_driver == "none" && !options.log_opt.empty()) {
    return line_mistake("invalid logging opts for driver none");
  }
  if (options.removes_itself && !restart.is_none()) {
    return line_mistake("conflicting options: cannot specify both --restart and --rm");
  }
  if (auto status = check_modes(context, options); !status) return status;
  return check_health(options.health);
}

base::Result<TextMap> make_storage_options(const Texts& options) {
  for (const std::string& option : options) {
    if (option.find('=') == option.npos) return line_mistake("invalid storage option");
  }
  return to_map(options);
}

base::Result<Texts> make_env(const CliContext& context, const ContainerOptions& options) {
  auto env = read_pairs_files(context, options.env_files, MissingValue::kFromEnvironment);
  if (!env) return env;
  const Texts given = last_of_each(options.env);
  env->insert(env->end(), given.begin(), given.end());
  return env;
}

base::Result<TextMap> make_labels(const CliContext& context, const ContainerOptions& options) {
  auto labels = read_pairs_files(context, options.label_files, MissingValue::kLeftOut);
  if (!labels) return labels.take_error();
  labels->insert(labels->end(), options.labels.begin(), options.labels.end());
  return to_map(*labels);
}

// Stores a part; false, with the error kept, where there is none.
template <typename T>
bool take(T& target, base::Result<T> part, std::optional<base::Error>& error) {
  if (!part) {
    error = part.take_error();
    return false;
  }
  target = *std::move(part);
  return true;
}

}  // namespace

base::Result<ContainerParts> make_parts(const CliContext& context, const ContainerOptions& options) {
  ContainerParts parts;
  std::optional<base::Error> error;
  const bool is_good = take(parts.volumes, make_volumes(context, options.volumes), error) &&
                       take(parts.ports, make_ports(context, options), error) &&
                       take(parts.devices, make_devices(context, options.devices), error) &&
                       take(parts.env, make_env(context, options), error) &&
                       take(parts.labels, make_labels(context, options), error) &&
                       take(parts.restart, parse_restart_policy(context, options.restart), error) &&
                       take(parts.security, make_security_options(context, options.security_opt), error) &&
                       take(parts.storage_options, make_storage_options(options.storage_opt), error);
  if (!is_good) return *std::move(error);
  if (auto status = check_together(context, options, parts.restart); !status) return status.take_error();
  parts.log_options = to_map(options.log_opt);
  return parts;
}

}  // namespace bulkhead::cli_line

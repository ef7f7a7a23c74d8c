// Values that the reader has checked need no second look here; an undefined one would mean a key without a row in the
// table.

#include "daemon/configuration.h"

#include <time.h>

#include <algorithm>
#include <filesystem>

#include "policies/catalogue.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

std::string path_from(const std::string& configuration, std::string_view path) {
  return (std::filesystem::path(configuration).parent_path() / path).lexically_normal().string();
}

std::vector<std::string> paths_of(const std::string& configuration, const rego::Value& list) {
  std::vector<std::string> paths;
  for (const rego::Value& item : list.items()) paths.push_back(path_from(configuration, item.as_string()));
  return paths;
}

void set_text(std::string& option, const rego::Value& value) {
  if (value.is_string()) option = value.as_string();
}

void set_path(std::string& option, const std::string& configuration, const rego::Value& value) {
  if (value.is_string()) option = path_from(configuration, value.as_string());
}

// What a reload takes up too.
constexpr std::string_view kReloaded[] = {"data", "dialect", "query", "rego"};

}  // namespace

int64_t wall_clock_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

base::Result<FileConfiguration> read_configuration_file(base::Arena& arena, const TrustedFile& file) {
  const ElevationNames& elevations = elevation_names();
  const config::World world{elevations.names, elevations.ids, wall_clock_ns()};
  config::ReadConfiguration read = config::read_configuration(arena, file.text, world);
  if (read.problems.has_errors()) return base::Error{"", read.problems.errors_text(file.path), ""};
  FileConfiguration result{read.configuration, {}};
  for (const config::Problem& problem : read.problems.sorted()) result.warnings.push_back(problem.to_text(file.path));
  return result;
}

base::Result<PolicySources> list_configured_sources(const TrustedFile& file) {
  base::Arena arena;
  const auto configuration = read_configuration_file(arena, file);
  if (!configuration) return configuration.error();
  const rego::Value& daemon = configuration->values.daemon;
  return PolicySources{paths_of(file.path, daemon.get("rego")), paths_of(file.path, daemon.get("data"))};
}

namespace {

void apply_decision_log(const rego::Value& daemon, const std::string& path, DecisionLogOptions& options) {
  const rego::Value log = daemon.get("decision_log");
  const rego::Value target = log.get("target");
  if (target.is_string()) {
    const std::string_view name = target.as_string();
    options.target = name == "stdout" || name == "journal" ? std::string(name) : path_from(path, name);
  }
  set_path(options.mask_file, path, log.get("mask"));
  options.file_bytes_max = static_cast<uint64_t>(log.get("file_mib").as_integer()) << 20;
  options.files_max = static_cast<unsigned>(log.get("files").as_integer());
  const rego::Value on_failure = daemon.get("on_log_failure");
  if (!on_failure.is_string()) return;
  options.on_failure = on_failure.as_string() == "deny" ? OnLogFailure::kDeny : OnLogFailure::kGoOn;
}

}  // namespace

void apply_configuration(const FileConfiguration& configuration, const std::string& path, ServeOptions& options) {
  const rego::Value& daemon = configuration.values.daemon;
  options.configured_paths = paths_of(path, daemon.get("rego"));
  for (std::string& file : paths_of(path, daemon.get("data"))) options.configured_paths.push_back(std::move(file));
  set_text(options.plugin_name, daemon.get("plugin_name"));
  set_path(options.socket_path, path, daemon.get("socket"));
  set_path(options.docker_socket, path, daemon.get("docker_socket"));
  options.skips_ping = daemon.get("skip_ping").as_boolean();
  const rego::Value log = daemon.get("log");
  set_path(options.log_file, path, log.get("file"));
  options.is_quiet = log.get("decisions").as_string() == "none";
  options.logs_only_denied = log.get("decisions").as_string() == "denied";
  apply_decision_log(daemon, path, options.decision_log);
  const rego::Value metrics = daemon.get("metrics");
  const bool is_port = metrics.is_string() && metrics.as_string().find('/') == std::string_view::npos &&
                       metrics.as_string().find(':') != std::string_view::npos;
  if (is_port) options.metrics_address = metrics.as_string();
  if (!is_port) set_path(options.metrics_address, path, metrics);
  const rego::Value limits = daemon.get("limits");
  const rego::Value workers = limits.get("workers");
  if (workers.is_integer()) options.workers = static_cast<size_t>(workers.as_integer());
  options.decision_time_max = std::chrono::milliseconds(limits.get("decision_ms").as_integer());
  options.limits.gather_time_max = std::chrono::milliseconds(limits.get("gather_ms").as_integer());
}

base::Result<std::string> query_of(const FileConfiguration& configuration) {
  return normalize_allow_path(configuration.values.daemon.get("query").as_string());
}

Dialect dialect_of(const FileConfiguration& configuration) {
  const std::string_view dialect = configuration.values.daemon.get("dialect").as_string();
  return dialect == "v0" ? Dialect::kV0 : dialect == "v1" ? Dialect::kV1 : Dialect::kGuess;
}

std::string start_settings_of(const FileConfiguration& configuration) {
  std::string text;
  for (const rego::Entry& entry : configuration.values.daemon.entries()) {
    const std::string_view key = entry.key.as_string();
    if (std::ranges::find(kReloaded, key) != std::end(kReloaded)) continue;
    text.append(key).append("=").append(rego::to_json(entry.value)).append("\n");
  }
  return text;
}

std::vector<Expiry> expiries_of(const FileConfiguration& configuration) {
  std::vector<Expiry> expiries;
  for (const rego::Value& exception : configuration.values.document.get("exceptions").items()) {
    const rego::Value at = exception.get("expires_ns");
    if (at.is_integer()) expiries.push_back({std::string(exception.get("image").as_string()), at.as_integer()});
  }
  return expiries;
}

}  // namespace bulkhead

// `docker run` and `docker create`.

#include "docker/cli_line/create_request.h"

#include <fmt/core.h>

#include <algorithm>

#include "docker/cli_line/go_text.h"
#include "docker/cli_line/object_maker.h"
#include "rego/value/json.h"

namespace bulkhead::cli_line {
namespace {

constexpr ApiVersion kPlatformFirst{1, 41};
constexpr ApiVersion kRecursiveReadOnlyFirst{1, 44};
constexpr ApiVersion kNonrecursiveFirst{1, 40};

bool is_attached(const ContainerOptions& options, std::string_view stream) {
  return std::ranges::find(options.attach, stream) != options.attach.end();
}

void add_streams(ObjectMaker& config, const ContainerOptions& options) {
  const bool is_default = options.attach.empty();
  const bool attaches = !options.is_detached;
  const bool attaches_stdin = attaches && (options.opens_stdin || is_attached(options, "stdin"));
  config.truth("AttachStdin", attaches_stdin);
  config.truth("AttachStdout", attaches && (is_default || is_attached(options, "stdout")));
  config.truth("AttachStderr", attaches && (is_default || is_attached(options, "stderr")));
  config.truth("Tty", options.has_tty).truth("OpenStdin", options.opens_stdin);
  config.truth("StdinOnce", options.opens_stdin && attaches_stdin);
}

void add_health(ObjectMaker& config, const HealthOptions& health) {
  ObjectMaker check(config.arena());
  if (health.is_off) {
    config.value("Healthcheck", check.list("Test", {"NONE"}).finish());
    return;
  }
  if (!health.command.empty()) check.list("Test", {"CMD-SHELL", health.command});
  check.integer_if_any("Interval", health.interval).integer_if_any("Timeout", health.timeout);
  check.integer_if_any("StartPeriod", health.start_period).integer_if_any("StartInterval", health.start_interval);
  check.integer_if_any("Retries", health.retries);
  const rego::Value value = check.finish();
  if (value.size() > 0) config.value("Healthcheck", value);
}

void add_names(ObjectMaker& config, std::string_view field, const std::set<std::string>& names) {
  ObjectMaker set(config.arena());
  for (const std::string& name : names) set.value(name, rego::Value::empty_object());
  config.value(field, set.finish());
}

void add_config(ObjectMaker& config, const CliContext& context, const ContainerOptions& options,
                const ContainerParts& parts) {
  config.text("Hostname", options.hostname).text("Domainname", options.domainname).text("User", options.user);
  config.texts("Env", parts.env).texts("Cmd", options.command).text("Image", options.image);
  config.text("WorkingDir", options.workdir).null("OnBuild").map("Labels", parts.labels);
  if (options.entrypoint) {
    config.list("Entrypoint", {*options.entrypoint});
  } else {
    config.null("Entrypoint");
  }
  add_names(config, "Volumes", parts.volumes.anonymous);
  if (!parts.ports.exposed.empty()) add_names(config, "ExposedPorts", parts.ports.exposed);
  config.text_if_any("StopSignal", options.stop_signal.value_or(""));
  if (options.stop_timeout) config.integer("StopTimeout", *options.stop_timeout);
  if (context.is_old()) config.text_if_any("MacAddress", options.mac_address);
  add_streams(config, options);
  add_health(config, options.health);
}

base::Status check_mounts(const CliContext& context, const std::vector<MountOption>& mounts) {
  for (const MountOption& mount : mounts) {
    if (mount.is_read_only_forced_recursive && context.api < kRecursiveReadOnlyFirst) {
      return line_mistake("bind-recursive=readonly requires API v1.44 or later");
    }
    if (mount.is_nonrecursive && context.api < kNonrecursiveFirst) {
      return line_mistake("bind-nonrecursive requires API v1.40 or later");
    }
  }
  return base::Ok();
}

// The client makes the file before it asks the daemon.
base::Status check_cid_file(const CliContext& context, const std::string& file) {
  if (file.empty()) return base::Ok();
  if (context.world.exists(file)) {
    return line_mistake(
        fmt::format("container ID file found, make sure the other container isn't running or delete {}", file));
  }
  const size_t slash = file.rfind('/');
  if (slash == file.npos || slash == 0 || context.world.exists(file.substr(0, slash))) return base::Ok();
  return line_mistake(
      fmt::format("failed to create the container ID file: there is no folder {}", file.substr(0, slash)));
}

base::Status check_client(const CliContext& context, const ContainerOptions& options) {
  const std::string& pull = options.pull;
  const bool is_known = pull.empty() || pull == "always" || pull == "missing" || pull == "never";
  if (!is_known && !context.is_old()) {
    return line_mistake(
        fmt::format(R"(invalid pull option: '{}': must be one of "always", "missing" or "never")", pull));
  }
  if (options.is_detached && !options.attach.empty()) {
    return line_mistake("conflicting options: cannot specify both --attach and --detach");
  }
  if (auto status = check_cid_file(context, options.cid_file); !status) return status;
  const auto image = parse_image_reference(context, options.image);
  if (!image) return image.error();
  if (!options.skips_trust && !image->has_digest) {
    return line_mistake("with content trust the client asks a server for the image's digest; name the digest");
  }
  return check_mounts(context, options.mounts);
}

base::Result<std::string> make_target(const CliContext& context, const ContainerOptions& options) {
  std::string query;
  if (!options.name.empty()) query = "?name=" + escape_query(options.name);
  if (!options.platform.empty() && context.api >= kPlatformFirst) {
    auto platform = normal_platform(context, options.platform);
    if (!platform) return platform;
    query += (query.empty() ? "?platform=" : "&platform=") + escape_query(*platform);
  }
  return version_prefix(context) + "/containers/create" + query;
}

}  // namespace

std::string version_prefix(const CliContext& context) {
  return fmt::format("/v{}.{}", context.api.major, context.api.minor);
}

base::Result<CliRequest> make_create_request(const CliContext& context, std::string_view command,
                                             std::span<const std::string> words) {
  ContainerOptions options;
  if (auto status = read_container_options(words, command, context, options); !status) return status.take_error();
  auto parts = make_parts(context, options);
  if (!parts) return parts.take_error();
  base::Arena arena;
  auto endpoints = make_endpoints(arena, context, options);
  if (!endpoints) return endpoints.take_error();
  if (auto status = check_client(context, options); !status) return status.take_error();
  auto target = make_target(context, options);
  if (!target) return target.take_error();
  ObjectMaker body(arena);
  add_config(body, context, options, *parts);
  body.value("HostConfig", make_host_config(arena, context, options, *parts));
  body.value("NetworkingConfig", ObjectMaker(arena).value("EndpointsConfig", *endpoints).finish());
  return CliRequest{"POST", *std::move(target), rego::to_json(body.finish())};
}

}  // namespace bulkhead::cli_line

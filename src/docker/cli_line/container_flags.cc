// The options of `docker run` and `docker create`, one row each, in the order of Docker's documentation.

#include "docker/cli_line/container_options.h"
#include "docker/cli_line/flag_reader.h"

namespace bulkhead::cli_line {
namespace {

using O = ContainerOptions;
using enum Takes;

template <auto kMember>
base::Status set_health_text(const CliContext&, O& options, std::string_view value) {
  options.health.*kMember = std::string(value);
  return base::Ok();
}
template <auto kMember>
base::Status set_health_duration(const CliContext& context, O& options, std::string_view value) {
  return set_duration<kMember>(context, options.health, value);
}
base::Status set_health_retries(const CliContext& context, O& options, std::string_view value) {
  return set_integer<&HealthOptions::retries>(context, options.health, value);
}
base::Status set_health_off(const CliContext& context, O& options, std::string_view value) {
  return set_switch<&HealthOptions::is_off>(context, options.health, value);
}

base::Status set_memory_swap(const CliContext& context, O& options, std::string_view value) {
  if (value != "-1") return set_bytes<&O::memory_swap>(context, options, value);
  options.memory_swap = -1;
  return base::Ok();
}

base::Status set_cpus(const CliContext&, O& options, std::string_view value) {
  auto cpus = parse_cpus(value);
  if (!cpus) return cpus.take_error();
  options.nano_cpus = *cpus;
  return base::Ok();
}

base::Status set_blkio_weight(const CliContext&, O& options, std::string_view value) {
  auto weight = parse_uint(value, Base::kAny, 16);
  if (!weight) return weight.take_error();
  options.blkio_weight = *weight;
  return base::Ok();
}

base::Status set_ulimit(const CliContext&, O& options, std::string_view value) {
  auto limit = parse_ulimit(value);
  if (!limit) return limit.take_error();
  options.ulimits[limit->first] = limit->second;
  return base::Ok();
}

base::Status set_sysctl(const CliContext&, O& options, std::string_view value) {
  if (auto status = check_sysctl(value); !status) return status;
  const Cut parts = cut(value, '=');
  options.sysctls[std::string(parts.before)] = parts.after;
  return base::Ok();
}

base::Status set_annotation(const CliContext&, O& options, std::string_view value) {
  const Cut parts = cut(value, '=');
  options.annotations[std::string(parts.before)] = parts.after;
  return base::Ok();
}

constexpr Flag<O> kFlags[] = {
    {{"add-host", 0, kValue}, append_parsed<&O::extra_hosts, parse_extra_host, O>},
    {{"annotation", 0, kValue, {1, 43}, Offered::kSince28}, set_annotation},
    {{"attach", 'a', kValue}, append_parsed<&O::attach, parse_attach, O>},
    {{"blkio-weight", 0, kValue}, set_blkio_weight},
    {{"blkio-weight-device", 0, kValue}, append_parsed<&O::blkio_weights, parse_device_weight, O>},
    {{"cap-add", 0, kValue}, append_text<&O::cap_add, O>},
    {{"cap-drop", 0, kValue}, append_text<&O::cap_drop, O>},
    {{"cgroup-parent", 0, kValue}, set_text<&O::cgroup_parent, O>},
    {{"cgroupns", 0, kValue, {1, 41}}, set_text<&O::cgroupns, O>},
    {{"cidfile", 0, kValue}, set_text<&O::cid_file, O>},
    {{"cpu-count", 0, kValue, {}, Offered::kNotHere}, ignore_text<O>},
    {{"cpu-percent", 0, kValue, {}, Offered::kNotHere}, ignore_text<O>},
    {{"cpu-period", 0, kValue}, set_integer<&O::cpu_period, O>},
    {{"cpu-quota", 0, kValue}, set_integer<&O::cpu_quota, O>},
    {{"cpu-rt-period", 0, kValue, {1, 25}}, set_integer<&O::cpu_rt_period, O>},
    {{"cpu-rt-runtime", 0, kValue, {1, 25}}, set_integer<&O::cpu_rt_runtime, O>},
    {{"cpu-shares", 'c', kValue}, set_integer<&O::cpu_shares, O>},
    {{"cpus", 0, kValue, {1, 25}}, set_cpus},
    {{"cpuset-cpus", 0, kValue}, set_text<&O::cpuset_cpus, O>},
    {{"cpuset-mems", 0, kValue}, set_text<&O::cpuset_mems, O>},
    {{"device", 0, kValue}, append_text<&O::devices, O>},
    {{"device-cgroup-rule", 0, kValue}, append_parsed<&O::device_cgroup_rules, parse_device_rule, O>},
    {{"device-read-bps", 0, kValue}, append_parsed<&O::read_bps, parse_device_bytes, O>},
    {{"device-read-iops", 0, kValue}, append_parsed<&O::read_iops, parse_device_operations, O>},
    {{"device-write-bps", 0, kValue}, append_parsed<&O::write_bps, parse_device_bytes, O>},
    {{"device-write-iops", 0, kValue}, append_parsed<&O::write_iops, parse_device_operations, O>},
    {{"disable-content-trust", 0, kSwitch}, set_switch<&O::skips_trust, O>},
    {{"dns", 0, kValue}, append_parsed<&O::dns, parse_dns_address, O>},
    {{"dns-opt", 0, kValue}, append_text<&O::dns_options, O>},
    {{"dns-option", 0, kValue}, append_text<&O::dns_options, O>},
    {{"dns-search", 0, kValue}, append_parsed<&O::dns_search, parse_dns_search, O>},
    {{"domainname", 0, kValue}, set_text<&O::domainname, O>},
    {{"entrypoint", 0, kValue}, set_text<&O::entrypoint, O>},
    {{"env", 'e', kValue}, append_parsed<&O::env, parse_env, O>},
    {{"env-file", 0, kValue}, append_text<&O::env_files, O>},
    {{"expose", 0, kValue}, append_text<&O::expose, O>},
    {{"gpus", 0, kValue, {1, 40}}, append_parsed<&O::gpus, parse_gpus, O>},
    {{"group-add", 0, kValue}, append_text<&O::group_add, O>},
    {{"health-cmd", 0, kValue}, set_health_text<&HealthOptions::command>},
    {{"health-interval", 0, kValue}, set_health_duration<&HealthOptions::interval>},
    {{"health-retries", 0, kValue}, set_health_retries},
    {{"health-start-interval", 0, kValue, {1, 44}, Offered::kSince28},
     set_health_duration<&HealthOptions::start_interval>},
    {{"health-start-period", 0, kValue, {1, 29}}, set_health_duration<&HealthOptions::start_period>},
    {{"health-timeout", 0, kValue}, set_health_duration<&HealthOptions::timeout>},
    {{"help", 0, kSwitch}, ask_for_help<O>},
    {{"hostname", 'h', kValue}, set_text<&O::hostname, O>},
    {{"init", 0, kSwitch, {1, 25}}, set_switch<&O::init, O>},
    {{"interactive", 'i', kSwitch}, set_switch<&O::opens_stdin, O>},
    {{"io-maxbandwidth", 0, kValue, {}, Offered::kNotHere}, ignore_text<O>},
    {{"io-maxiops", 0, kValue, {}, Offered::kNotHere}, ignore_text<O>},
    {{"ip", 0, kValue}, set_text<&O::ipv4, O>},
    {{"ip6", 0, kValue}, set_text<&O::ipv6, O>},
    {{"ipc", 0, kValue}, set_text<&O::ipc, O>},
    {{"isolation", 0, kValue}, set_text<&O::isolation, O>},
    {{"kernel-memory", 0, kValue}, set_bytes<&O::kernel_memory, O>},
    {{"label", 'l', kValue}, append_parsed<&O::labels, parse_label, O>},
    {{"label-file", 0, kValue}, append_text<&O::label_files, O>},
    {{"link", 0, kValue}, append_parsed<&O::links, parse_link, O>},
    {{"link-local-ip", 0, kValue}, append_text<&O::link_local_ips, O>},
    {{"log-driver", 0, kValue}, set_text<&O::log_driver, O>},
    {{"log-opt", 0, kValue}, append_text<&O::log_opt, O>},
    {{"mac-address", 0, kValue}, set_text<&O::mac_address, O>},
    {{"memory", 'm', kValue}, set_bytes<&O::memory, O>},
    {{"memory-reservation", 0, kValue}, set_bytes<&O::memory_reservation, O>},
    {{"memory-swap", 0, kValue}, set_memory_swap},
    {{"memory-swappiness", 0, kValue}, set_integer<&O::swappiness, O>},
    {{"mount", 0, kValue}, append_parsed<&O::mounts, parse_mount, O>},
    {{"name", 0, kValue}, set_text<&O::name, O>},
    {{"net", 0, kValue}, append_parsed<&O::networks, parse_network, O>},
    {{"net-alias", 0, kValue}, append_text<&O::aliases, O>},
    {{"network", 0, kValue}, append_parsed<&O::networks, parse_network, O>},
    {{"network-alias", 0, kValue}, append_text<&O::aliases, O>},
    {{"no-healthcheck", 0, kSwitch}, set_health_off},
    {{"oom-kill-disable", 0, kSwitch}, set_switch<&O::disables_oom_kill, O>},
    {{"oom-score-adj", 0, kValue}, set_integer<&O::oom_score_adj, O>},
    {{"pid", 0, kValue}, set_text<&O::pid, O>},
    {{"pids-limit", 0, kValue}, set_integer<&O::pids_limit, O>},
    {{"platform", 0, kValue, {1, 32}}, set_text<&O::platform, O>},
    {{"privileged", 0, kSwitch}, set_switch<&O::is_privileged, O>},
    {{"publish", 'p', kValue}, append_text<&O::publish, O>},
    {{"publish-all", 'P', kSwitch}, set_switch<&O::publishes_all, O>},
    {{"pull", 0, kValue}, set_text<&O::pull, O>},
    {{"quiet", 'q', kSwitch, {}, Offered::kSince28}, ignore_switch<O>},
    {{"read-only", 0, kSwitch}, set_switch<&O::is_read_only, O>},
    {{"restart", 0, kValue}, set_text<&O::restart, O>},
    {{"rm", 0, kSwitch}, set_switch<&O::removes_itself, O>},
    {{"runtime", 0, kValue}, set_text<&O::runtime, O>},
    {{"security-opt", 0, kValue}, append_text<&O::security_opt, O>},
    {{"shm-size", 0, kValue}, set_bytes<&O::shm_size, O>},
    {{"stop-signal", 0, kValue}, set_text<&O::stop_signal, O>},
    {{"stop-timeout", 0, kValue, {1, 25}}, set_integer<&O::stop_timeout, O>},
    {{"storage-opt", 0, kValue}, append_text<&O::storage_opt, O>},
    {{"sysctl", 0, kValue}, set_sysctl},
    {{"tmpfs", 0, kValue}, append_text<&O::tmpfs, O>},
    {{"tty", 't', kSwitch}, set_switch<&O::has_tty, O>},
    {{"ulimit", 0, kValue}, set_ulimit},
    {{"use-api-socket", 0, kSwitch, {}, Offered::kSince28}, set_switch<&O::uses_api_socket, O>},
    {{"user", 'u', kValue}, set_text<&O::user, O>},
    {{"userns", 0, kValue}, set_text<&O::userns, O>},
    {{"uts", 0, kValue}, set_text<&O::uts, O>},
    {{"volume", 'v', kValue}, append_text<&O::volumes, O>},
    {{"volume-driver", 0, kValue}, set_text<&O::volume_driver, O>},
    {{"volumes-from", 0, kValue}, append_text<&O::volumes_from, O>},
    {{"workdir", 'w', kValue}, set_text<&O::workdir, O>},
    // Of `docker run` alone; at the end, so that `docker create` is offered what stands before.
    {{"detach", 'd', kSwitch}, set_switch<&O::is_detached, O>},
    {{"detach-keys", 0, kValue}, ignore_text<O>},
    {{"sig-proxy", 0, kSwitch}, ignore_switch<O>},
};
constexpr FlagRows kRows(kFlags);
constexpr size_t kRunFlags = 3;

// Whether the client would ask a server for the image's digest (DOCKER_CONTENT_TRUST).
bool trusts_by_default(const CliContext& context) {
  const std::optional<std::string> trust = context.world.variable("DOCKER_CONTENT_TRUST");
  if (!trust || trust->empty()) return false;
  const auto truth = parse_bool(*trust);
  return !truth || *truth;
}

}  // namespace

base::Status read_container_options(std::span<const std::string> words, std::string_view command,
                                    const CliContext& context, ContainerOptions& options) {
  options.skips_trust = !trusts_by_default(context);
  options.platform = context.world.variable("DOCKER_DEFAULT_PLATFORM").value_or("");
  const size_t count = std::size(kFlags) - (command == "run" ? 0 : kRunFlags);
  auto rest =
      read_flags<O>(std::span(kFlags).first(count), std::span(kRows.rows).first(count), words, context, options);
  if (!rest) return rest.take_error();
  if (rest->empty()) return line_mistake(fmt::format("'docker {}' requires at least 1 argument: an image", command));
  options.image = rest->front();
  options.command.assign(rest->begin() + 1, rest->end());
  return base::Ok();
}

}  // namespace bulkhead::cli_line

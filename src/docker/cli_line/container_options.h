#pragma once
// What the options of `docker run` and `docker create` say, each value checked for itself. Defaults are the client's.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "docker/cli_line/docker_line.h"

namespace bulkhead::cli_line {

using Texts = std::vector<std::string>;
using TextMap = std::map<std::string, std::string>;

struct MountOption {
  std::string type = "volume";
  std::string source;
  std::string target;
  bool is_read_only = false;
  std::string consistency;

  bool has_bind = false;
  std::string propagation;
  bool is_nonrecursive = false;
  bool is_read_only_nonrecursive = false;
  bool is_read_only_forced_recursive = false;

  bool has_volume = false;
  bool is_nocopy = false;
  TextMap labels;
  std::string volume_subpath;
  std::string driver;
  TextMap driver_options;

  bool has_image = false;
  std::string image_subpath;

  bool has_tmpfs = false;
  int64_t tmpfs_bytes = 0;
  uint32_t tmpfs_mode = 0;
};

// One --network.
struct NetworkOption {
  std::string target;
  Texts aliases;
  Texts links;
  TextMap driver_options;
  std::string ipv4;
  std::string ipv6;
  Texts link_local_ips;
  std::string mac_address;
  int64_t gateway_priority = 0;
};

struct GpuOption {
  std::string driver;
  int64_t count = 0;
  std::optional<Texts> device_ids;
  Texts capabilities;  // one list of those that are all needed
  TextMap options;
};

struct Ulimit {
  int64_t soft = 0;
  int64_t hard = 0;
};

// A device's weight, or its rate.
struct DeviceNumber {
  std::string path;
  uint64_t number = 0;
};

struct HealthOptions {
  std::string command;
  int64_t interval = 0;  // nanoseconds, as all here
  int64_t timeout = 0;
  int64_t start_period = 0;
  int64_t start_interval = 0;
  int64_t retries = 0;
  bool is_off = false;
};

struct ContainerOptions {
  // The command's own.
  std::string name;
  std::string platform;
  std::string pull = "missing";
  bool is_detached = false;
  bool skips_trust = true;
  bool uses_api_socket = false;

  Texts attach, volumes, tmpfs, links, aliases, link_local_ips, env, env_files, labels, label_files;
  Texts device_cgroup_rules, devices, publish, expose, dns, dns_search, dns_options, extra_hosts, volumes_from;
  Texts cap_add, cap_drop, group_add, security_opt, storage_opt, log_opt;
  std::vector<MountOption> mounts;
  std::vector<NetworkOption> networks;
  std::vector<GpuOption> gpus;
  std::vector<DeviceNumber> blkio_weights, read_bps, write_bps, read_iops, write_iops;
  std::map<std::string, Ulimit> ulimits;
  TextMap sysctls, annotations;

  bool is_privileged = false, publishes_all = false, opens_stdin = false, has_tty = false, is_read_only = false;
  bool removes_itself = false, disables_oom_kill = false;
  std::optional<bool> init;
  std::optional<std::string> entrypoint;
  std::optional<std::string> stop_signal;
  std::optional<int64_t> stop_timeout;

  std::string pid, uts, userns, cgroupns, ipc, cid_file, hostname, domainname, user, workdir, restart = "no";
  std::string mac_address, ipv4, ipv6, log_driver, cgroup_parent, volume_driver, isolation, runtime;
  std::string cpuset_cpus, cpuset_mems;

  int64_t memory = 0, memory_reservation = 0, memory_swap = 0, kernel_memory = 0, shm_size = 0;
  int64_t swappiness = -1, oom_score_adj = 0, pids_limit = 0;
  int64_t cpu_shares = 0, cpu_period = 0, cpu_quota = 0, cpu_rt_period = 0, cpu_rt_runtime = 0, nano_cpus = 0;
  uint64_t blkio_weight = 0;
  HealthOptions health;

  std::string image;
  Texts command;
};

// The options at the front of `words`; what follows them is taken for image and command. Code docker_line.
base::Status read_container_options(std::span<const std::string> words, std::string_view command,
                                    const CliContext& context, ContainerOptions& options);

// The values of options that have a language of their own. Each fails with the client's words.
base::Result<MountOption> parse_mount(const CliContext& context, std::string_view text);
base::Result<NetworkOption> parse_network(const CliContext& context, std::string_view text);
base::Result<GpuOption> parse_gpus(const CliContext& context, std::string_view text);
base::Result<std::pair<std::string, Ulimit>> parse_ulimit(std::string_view text);
base::Result<DeviceNumber> parse_device_weight(const CliContext& context, std::string_view text);
base::Result<DeviceNumber> parse_device_bytes(const CliContext& context, std::string_view text);
base::Result<DeviceNumber> parse_device_operations(const CliContext& context, std::string_view text);
base::Result<std::string> parse_attach(const CliContext& context, std::string_view text);
base::Result<std::string> parse_env(const CliContext& context, std::string_view text);
base::Result<std::string> parse_label(const CliContext& context, std::string_view text);
base::Result<std::string> parse_link(const CliContext& context, std::string_view text);
base::Result<std::string> parse_extra_host(const CliContext& context, std::string_view text);
base::Result<std::string> parse_dns_address(const CliContext& context, std::string_view text);
base::Result<std::string> parse_dns_search(const CliContext& context, std::string_view text);
base::Result<std::string> parse_device_rule(const CliContext& context, std::string_view text);
base::Status check_sysctl(std::string_view text);

}  // namespace bulkhead::cli_line

#pragma once
// What several options make together: volumes, ports, devices, environment, security. Each fails with the client's
// words (code docker_line).

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "docker/cli_line/container_options.h"

namespace bulkhead::cli_line {

// --volume: what has a source is bound, the rest are anonymous volumes.
struct Volumes {
  Texts binds;
  std::set<std::string> anonymous;
};
base::Result<Volumes> make_volumes(const CliContext& context, const Texts& specs);

struct PortBinding {
  std::string host_ip;
  std::string host_port;  // "", "80", or "8000-8010"
};

// --publish and --expose, by "80/tcp".
struct Ports {
  std::set<std::string> exposed;
  std::map<std::string, std::vector<PortBinding>> bindings;
  size_t binding_count = 0;
};
inline constexpr size_t kPortsMax = size_t{1} << 18;  // exposed and bound
base::Result<Ports> make_ports(const CliContext& context, const ContainerOptions& options);

struct DeviceMapping {
  std::string host_path;
  std::string container_path;
  std::string permissions;
};
struct Devices {
  std::vector<DeviceMapping> mappings;
  Texts cdi_names;  // devices of the Container Device Interface
};
base::Result<Devices> make_devices(const CliContext& context, const Texts& specs);

// How many files of one kind a line may name.
inline constexpr size_t kFilesMax = 100;

// Files of KEY=VALUE lines (--env-file, --label-file), of at most this size and with lines as long as the client takes.
inline constexpr size_t kPairsFileBytesMax = size_t{1} << 20;
inline constexpr size_t kPairsLineBytesMax = 64 * 1024;
enum class MissingValue { kFromEnvironment, kLeftOut };
base::Result<Texts> read_pairs_files(const CliContext& context, const Texts& files, MissingValue missing);

// "KEY=VALUE" and "KEY": a map.
TextMap to_map(const Texts& pairs);
// Each variable once, where it came first, with the value that came last.
Texts last_of_each(const Texts& variables);

// --security-opt: a seccomp profile's file is read and sent; systempaths=unconfined becomes two empty lists.
struct SecurityOptions {
  std::optional<Texts> options;  // none: none were given
  bool unmasks_paths = false;
};
inline constexpr size_t kSeccompProfileBytesMax = size_t{4} << 20;
base::Result<SecurityOptions> make_security_options(const CliContext& context, const Texts& options);

struct RestartPolicy {
  std::string name;
  int64_t retries_max = 0;
  bool is_none() const { return name.empty() || name == "no"; }
};
base::Result<RestartPolicy> parse_restart_policy(const CliContext& context, std::string_view text);

// "linux/arm64/v8" in the client's own form, for the query.
base::Result<std::string> normal_platform(const CliContext& context, std::string_view text);

// Whether `text` is a reference to an image; has_digest tells whether it is one by content.
struct ImageReference {
  bool has_digest = false;
};
base::Result<ImageReference> parse_image_reference(const CliContext& context, std::string_view text);

// Modes of namespaces that the client itself checks.
base::Status check_modes(const CliContext& context, const ContainerOptions& options);

// Whether --network names a network that a user made.
bool is_user_defined_network(std::string_view mode);

}  // namespace bulkhead::cli_line

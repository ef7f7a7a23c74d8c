#pragma once
// DaemonTraits: what one daemon reads differently from another, by the version it reports. Everything that depends on
// which daemon stands behind the socket asks here.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bulkhead {

// As the daemon compares versions: the numbers between dots, where what is no number counts as 0. `rest` is the first
// number after the second that is not 0, because 1.41.1 is newer than 1.41.
struct ApiVersion {
  int major = 0;
  int minor = 0;
  int rest = 0;
  auto operator<=>(const ApiVersion&) const = default;
};

// The newest API that the tables of this folder know, and the oldest whose changing calls are let through: before it, a
// start took a whole HostConfig.
inline constexpr ApiVersion kNewestApi{1, 56};
inline constexpr ApiVersion kVersionMin{1, 24};

// What GET /version says: Version, ApiVersion, MinAPIVersion.
struct DaemonVersion {
  std::string_view engine;
  ApiVersion api_max;
  ApiVersion api_min;
};

// Whose struct types decide what a body means. The field tables know the types of two daemons; any other is held to
// both: what either would refuse or read in its own way counts.
enum class BodyRules : uint8_t { kMoby20, kMoby156, kBoth };

enum class Certainty : uint8_t {
  kKnown,    // the version was asked for
  kUnknown,  // not yet: what daemons read differently is refused
  kNever,    // nobody will ever know: recorded requests, samples; the fields of all daemons are read
};

// The weaker, more permissive or older behaviour stands wherever the version leaves it open.
struct DaemonTraits {
  Certainty certainty = Certainty::kNever;
  BodyRules rules = BodyRules::kBoth;
  ApiVersion api_min = kVersionMin;      // versions in the path outside of these are answered with 400
  ApiVersion api_max = kNewestApi;       // also the version of a path that names none
  bool ignores_trailing_bytes = true;    // after the body's document; newer daemons answer 400
  bool hides_large_bodies = true;        // plugins get no body of 1 MiB and more
  bool takes_host_config_at_top = true;  // fields of HostConfig at the top level of a create are obeyed
  bool accepts_empty_bodies = true;      // a body that is missing means the defaults, not 400
  bool configures_at_start = true;       // a start below API 1.24 takes a HostConfig
  bool answers_grpc_unasked = true;      // HTTP/2 with content-type application/grpc meets no plugin
  bool copies_files_by_post = true;      // POST /containers/{name}/copy below API 1.24
};

// The traits of a daemon that said its version; of one that was not asked yet, every trait is at its worst.
DaemonTraits traits_for(const std::optional<DaemonVersion>& version);

// "1.41" as the daemon compares it.
ApiVersion parse_api_version(std::string_view text);

// What a request of an API version below `before` means although its body says otherwise. Paths go from the body's root
// through lists and maps by '*'.
enum class VersionEffect : uint8_t {
  kIgnored,    // the daemon acts as if the field were not there
  kDefault,    // the field, when it is not there or empty, has the value `value`
  kOnlyBelow,  // the field is read below that version only
};

struct VersionRule {
  std::string_view route;  // "container.create"
  std::string_view path;   // "HostConfig.Mounts.*.BindOptions.NonRecursive"
  ApiVersion before;
  VersionEffect effect;
  std::string_view value;  // of kDefault
};

// Holds for every daemon that knows the field.
std::span<const VersionRule> version_rules();

// Whether `version` of `route` is below the rule that `path` has; false where there is none.
bool is_before_rule(std::string_view route, std::string_view path, ApiVersion version);

}  // namespace bulkhead

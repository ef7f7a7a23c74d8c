#pragma once
// What `bulkhead serve` is told. Plain data: the command line fills it, tests fill it by hand.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bulkhead {

enum class Dialect {
  kGuess,  // v1, and if that does not parse, v0
  kV0,
  kV1,
};

// The bounds of the plugin's socket, each with its name. Tests make them small.
struct ServerLimits {
  size_t message_bytes_max = size_t{16} << 20;    // of one AuthZReq
  size_t in_flight_bytes_max = size_t{64} << 20;  // of all AuthZReq bodies that are being read or decided
  std::chrono::milliseconds budget_wait_max{2000};
  std::chrono::milliseconds worker_wait_max{10000};
  std::chrono::milliseconds head_time_max{5000};    // from a message's first byte to the end of its head
  std::chrono::milliseconds body_time_grace{5000};  // for a body, on top of what the minimum rate grants
  size_t body_bytes_per_second_min = size_t{1} << 20;
  std::chrono::milliseconds write_time_max{10000};
  std::chrono::milliseconds linger_time_max{2000};  // for bytes of a refused message that are still under way
  std::chrono::milliseconds stop_time_max{5000};    // for requests in flight when the daemon is told to stop
  size_t connections_max = 256;
  std::chrono::milliseconds gather_time_max{250};  // for all questions of one decision
};

// What happens to a call whose decision cannot be written to the decision log.
enum class OnLogFailure {
  kByMode,  // as kDeny in the mode enforce, as kGoOn in the others
  kDeny,    // it is refused
  kGoOn,    // it goes on, and the loss is counted
};

struct DecisionLogOptions {
  std::string target;  // "stdout", "journal" or a file; empty: decisions are lines of the daemon's log
  OnLogFailure on_failure = OnLogFailure::kByMode;
  uint64_t file_bytes_max = uint64_t{64} << 20;
  unsigned files_max = 8;  // with the one that is written
  std::string mask_file;   // Rego of package system.log; empty: no mask beside what is always masked
};

struct ServeOptions {
  std::string policy_file;      // empty: no policy, everything is refused unless there is a configuration
  std::string config_file;      // excludes the other two
  std::string opa_config_file;  // OPA's own configuration, whose local bundles hold the policy
  std::vector<std::string> data_files;
  std::string query = "data.docker.authz.allow";
  Dialect dialect = Dialect::kGuess;
  std::string plugin_name = "bulkhead";
  std::string socket_path;                         // empty: /run/docker/plugins/NAME.sock
  std::string docker_socket = "/run/docker.sock";  // of the daemon that asks us: where we ask it back
  std::vector<std::string> configured_paths;       // of the configuration: its policies and data, to be protected
  std::string state_folder = "/var/lib/bulkhead";  // the record of who created what
  std::vector<std::string> unprotected;            // what self-protection gives up on purpose
  std::string log_file;                            // empty: stderr
  DecisionLogOptions decision_log;
  std::string metrics_address;  // of GET /metrics: a unix socket or a port of the loopback; empty: none
  bool skips_ping = true;
  bool is_quiet = false;          // no line a decision
  bool logs_only_denied = false;  // no line an allowed decision
  size_t workers = 0;             // decisions at the same time; 0: one a core, at least two
  std::chrono::milliseconds decision_time_max{1000};
  ServerLimits limits;
};

// The query for a path as opa-docker-authz takes it: "data.a.b", "a.b", "a/b" and "/a/b" all mean data.a.b.
base::Result<std::string> normalize_allow_path(std::string_view path);

// The socket that the options mean. A plugin name is one file name of letters, digits, '_', '-' and '.'.
base::Result<std::string> socket_path_of(const ServeOptions& options);

}  // namespace bulkhead

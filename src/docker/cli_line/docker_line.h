#pragma once
// What `docker run`, `docker create` and `docker exec` send to the daemon: a line of words in, the request out. The
// rules are those of Docker's own client, releases 20.10 and 28, which differ; its configuration file
// (~/.docker/config.json: proxies, detach keys, credentials) is not read.

#include <span>
#include <string>

#include "base/result.h"
#include "docker/api/request_target.h"
#include "docker/cli_line/cli_world.h"

namespace bulkhead {

enum class CliVersion { k20_10, k28 };

// The newest API that a client speaks, which it uses unless the daemon is older.
ApiVersion newest_api(CliVersion cli);

struct CliContext {
  CliVersion cli;
  ApiVersion api;
  const CliWorld& world;

  bool is_old() const { return cli == CliVersion::k20_10; }
};

inline constexpr size_t kLineWordsMax = size_t{1} << 16;

struct CliRequest {
  std::string method;
  std::string target;  // "/v1.51/containers/create?name=x"
  std::string body;    // JSON
};

// `words` are what a shell would hand over: ["docker", "run", "-it", "busybox"], also with sudo and assignments of
// variables in front, and with docker's own options before the command. Code docker_line: the line is one that the
// client would not accept, with the client's words where it has some; or one that asks for nothing that can be shown
// (--help, another command).
base::Result<CliRequest> read_docker_line(std::span<const std::string> words, const CliContext& context);

}  // namespace bulkhead

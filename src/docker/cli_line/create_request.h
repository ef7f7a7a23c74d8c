#pragma once
// From options to the body of POST /containers/create.

#include "base/arena.h"
#include "base/result.h"
#include "docker/cli_line/container_options.h"
#include "docker/cli_line/container_parts.h"
#include "rego/value/value.h"

namespace bulkhead::cli_line {

// All that takes more than one option to know.
struct ContainerParts {
  Volumes volumes;
  Ports ports;
  Devices devices;
  SecurityOptions security;
  RestartPolicy restart;
  Texts env;
  TextMap labels;
  TextMap log_options;
  TextMap storage_options;
};

// Code docker_line, here and below.
base::Result<ContainerParts> make_parts(const CliContext& context, const ContainerOptions& options);

// NetworkingConfig.EndpointsConfig, by network.
base::Result<rego::Value> make_endpoints(base::Arena& arena, const CliContext& context,
                                         const ContainerOptions& options);

rego::Value make_host_config(base::Arena& arena, const CliContext& context, const ContainerOptions& options,
                             const ContainerParts& parts);

// The mode of the first --network, "default" without one.
std::string network_mode(const ContainerOptions& options);

// The request of `docker run` or `docker create`; `words` follow the command's name.
base::Result<CliRequest> make_create_request(const CliContext& context, std::string_view command,
                                             std::span<const std::string> words);

// The request of `docker exec`: POST /containers/NAME/exec.
base::Result<CliRequest> make_exec_request(const CliContext& context, std::span<const std::string> words);

// "/v1.41" and so on, in front of a target.
std::string version_prefix(const CliContext& context);

}  // namespace bulkhead::cli_line

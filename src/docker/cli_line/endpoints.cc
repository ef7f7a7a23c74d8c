// NetworkingConfig: one endpoint a --network; the older options (--ip, --network-alias, …) belong to the first.

#include <fmt/core.h>

#include "docker/cli_line/create_request.h"
#include "docker/cli_line/go_addresses.h"
#include "docker/cli_line/go_text.h"
#include "docker/cli_line/object_maker.h"

namespace bulkhead::cli_line {
namespace {

constexpr ApiVersion kMacAddressFirst{1, 44};

base::Error both(std::string_view option, std::string_view what) {
  return line_mistake(fmt::format("conflicting options: cannot specify both {} and per-network {}", option, what));
}

base::Status check_conflicts(const NetworkOption& network, const ContainerOptions& options) {
  if (!network.aliases.empty() && !options.aliases.empty()) return both("--network-alias", "alias");
  if (!network.ipv4.empty() && !options.ipv4.empty()) return both("--ip", "IPv4 address");
  if (!network.ipv6.empty() && !options.ipv6.empty()) return both("--ip6", "IPv6 address");
  if (!network.mac_address.empty() && !options.mac_address.empty()) return both("--mac-address", "MAC address");
  if (!network.link_local_ips.empty() && !options.link_local_ips.empty()) {
    return both("--link-local-ip", "link-local IP addresses");
  }
  return base::Ok();
}

base::Status apply_options(const CliContext& context, const ContainerOptions& options, NetworkOption& network) {
  if (auto status = check_conflicts(network, options); !status) return status;
  if (!options.aliases.empty()) network.aliases = options.aliases;
  // Between containers of the default bridge a link is no matter of the endpoint.
  if (!options.links.empty() && (context.is_old() || is_user_defined_network(network.target))) {
    network.links = options.links;
  }
  if (!options.ipv4.empty()) network.ipv4 = options.ipv4;
  if (!options.ipv6.empty()) network.ipv6 = options.ipv6;
  if (!options.link_local_ips.empty()) network.link_local_ips = options.link_local_ips;
  if (!context.is_old() && !options.mac_address.empty()) network.mac_address = options.mac_address;
  return base::Ok();
}

base::Status check_endpoint(const CliContext& context, const NetworkOption& network) {
  if (trim_space(network.target).empty()) return line_mistake("no name set for network");
  if (!is_user_defined_network(network.target)) {
    if (!network.aliases.empty()) {
      return line_mistake("network-scoped aliases are only supported for user-defined networks");
    }
    if (!network.links.empty()) return line_mistake("links are only supported for user-defined networks");
  }
  if (network.mac_address.empty()) return base::Ok();
  if (!is_mac_address(trim_space(network.mac_address))) {
    return line_mistake(fmt::format("{} is not a valid mac address", network.mac_address));
  }
  if (context.api < kMacAddressFirst) {
    return line_mistake(
        fmt::format("\"specify mac-address per network\" requires API version 1.44, but the Docker "
                    "daemon API version is {}.{}",
                    context.api.major, context.api.minor));
  }
  return base::Ok();
}

bool says_nothing(const NetworkOption& network) {
  return network.aliases.empty() && network.links.empty() && network.driver_options.empty() && network.ipv4.empty() &&
         network.ipv6.empty() && network.link_local_ips.empty() && network.mac_address.empty() &&
         network.gateway_priority == 0;
}

rego::Value make_endpoint(base::Arena& arena, const CliContext& context, const NetworkOption& network) {
  ObjectMaker out(arena);
  if (network.ipv4.empty() && network.ipv6.empty() && network.link_local_ips.empty()) {
    out.null("IPAMConfig");
  } else {
    ObjectMaker addresses(arena);
    addresses.text_if_any("IPv4Address", network.ipv4).text_if_any("IPv6Address", network.ipv6);
    out.value("IPAMConfig", addresses.texts_if_any("LinkLocalIPs", network.link_local_ips).finish());
  }
  out.texts("Links", network.links).texts("Aliases", network.aliases).text("MacAddress", network.mac_address);
  if (network.driver_options.empty()) {
    out.null("DriverOpts");
  } else {
    out.map("DriverOpts", network.driver_options);
  }
  // What the daemon fills in; the client sends it empty.
  out.text("NetworkID", "").text("EndpointID", "").text("Gateway", "").text("IPAddress", "").integer("IPPrefixLen", 0);
  out.text("IPv6Gateway", "").text("GlobalIPv6Address", "").integer("GlobalIPv6PrefixLen", 0);
  if (!context.is_old()) out.integer("GwPriority", network.gateway_priority).null("DNSNames");
  return out.finish();
}

// The networks with what belongs to them, checked.
base::Result<std::vector<NetworkOption>> settle_networks(const CliContext& context, const ContainerOptions& options) {
  std::vector<NetworkOption> networks = options.networks;
  if (networks.empty() && !context.is_old()) networks.emplace_back().target = "default";
  bool has_user_defined = false;
  bool has_other = false;
  std::set<std::string> seen;
  for (size_t i = 0; i < networks.size(); i++) {
    NetworkOption& network = networks[i];
    (is_user_defined_network(network.target) ? has_user_defined : has_other) = true;
    if (i == 0) {
      if (auto status = apply_options(context, options, network); !status) return status.take_error();
    }
    if (auto status = check_endpoint(context, network); !status) return status.take_error();
    if (!seen.insert(network.target).second) {
      return line_mistake(fmt::format("network {} is specified multiple times", quoted(network.target)));
    }
  }
  if (has_user_defined && has_other) {
    return line_mistake("conflicting options: cannot attach both user-defined and non-user-defined network-modes");
  }
  return networks;
}

}  // namespace

base::Result<rego::Value> make_endpoints(base::Arena& arena, const CliContext& context,
                                         const ContainerOptions& options) {
  const auto networks = settle_networks(context, options);
  if (!networks) return networks.error();
  ObjectMaker endpoints(arena);
  for (const NetworkOption& network : *networks) {
    if (options.networks.size() == 1 && says_nothing(network)) continue;
    endpoints.value(network.target, make_endpoint(arena, context, network));
  }
  return endpoints.finish();
}

}  // namespace bulkhead::cli_line

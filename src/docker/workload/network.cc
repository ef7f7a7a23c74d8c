// A port's key is "80/tcp", a published port a number or a range, an address none where it is every one.

#include "docker/workload/network.h"

#include <algorithm>

#include "docker/workload/documents.h"
#include "docker/workload/user.h"
#include "docker/workload/versions.h"

namespace bulkhead {
namespace {

using rego::Value;
using PortBuilder = DocumentBuilder<PortField>;
using NetworkBuilder = DocumentBuilder<NetworkField>;

void set_text(auto& document, auto field, const Value& text) {
  if (has_text(text)) document.set(field, text);
}

// "8080", or "8000-8010".
void set_range(PortBuilder& port, std::string_view text, PortField first, std::optional<PortField> last) {
  const size_t dash = text.find('-');
  const auto begin = parse_go_int(text.substr(0, dash));
  const auto end = dash == std::string_view::npos ? begin : parse_go_int(text.substr(dash + 1));
  if (begin) port.set(first, Value::integer(*begin));
  if (end && last) port.set(*last, Value::integer(*end));
}

void set_container_port(Reading& reading, PortBuilder& port, std::string_view key) {
  const size_t slash = key.find('/');
  set_range(port, key.substr(0, slash), PortField::container_port, {});
  if (slash == std::string_view::npos) return;
  const std::string_view protocol = key.substr(slash + 1);
  if (protocol != "tcp") port.set(PortField::protocol, reading.text(protocol));
}

// Every spelling of the address of no one: "", "0.0.0.0", "::", "[::]", "0:0::0".
bool is_every_address(std::string_view address) { return address.find_first_not_of("0:.[]") == std::string_view::npos; }

Value read_binding(Reading& reading, std::string_view key, const Value& binding) {
  PortBuilder port(reading.arena);
  set_container_port(reading, port, key);
  const Value host_ip = binding.get("HostIp");
  set_text(port, PortField::host_ip, host_ip);
  if (is_every_address(text_of(host_ip))) port.set_true(PortField::all_interfaces);
  const Value host_port = binding.get("HostPort");
  if (has_text(host_port)) {
    port.set(PortField::host_port, host_port);
    set_range(port, host_port.as_string(), PortField::host_port_first, PortField::host_port_last);
  }
  return port.finish();
}

Value endpoint_document(Reading& reading, const Value& name, const Value& settings) {
  NetworkBuilder network(reading.arena);
  network.set(NetworkField::name, name);
  if (name.as_string() == "host") network.set_true(NetworkField::is_host);
  const Members<EndpointMember> endpoint(settings);
  network.set(NetworkField::aliases, texts_of(reading, endpoint[EndpointMember::Aliases]));
  network.set(NetworkField::links, texts_of(reading, endpoint[EndpointMember::Links]));
  network.set(NetworkField::options, map_of(reading, endpoint[EndpointMember::DriverOpts]));
  set_text(network, NetworkField::mac_address, endpoint[EndpointMember::MacAddress]);
  const Value& addresses = endpoint[EndpointMember::IPAMConfig];
  set_text(network, NetworkField::ipv4_address, addresses.get("IPv4Address"));
  set_text(network, NetworkField::ipv6_address, addresses.get("IPv6Address"));
  return network.finish();
}

bool names_network(std::string_view mode) {
  constexpr std::string_view kOthers[] = {"", "default", "bridge", "host", "none"};
  return std::find(std::begin(kOthers), std::end(kOthers), mode) == std::end(kOthers) &&
         !mode.starts_with("container:");
}

void add_service_network(Reading& reading, rego::ArrayBuilder& networks, const Value& attachment) {
  NetworkBuilder network(reading.arena);
  const Value target = attachment.get("Target");
  if (target.is_string()) network.set(NetworkField::name, target);
  network.set(NetworkField::aliases, texts_of(reading, attachment.get("Aliases")));
  network.set(NetworkField::options, map_of(reading, attachment.get("DriverOpts")));
  const Fact fact = reading.facts.network(text_of(target));
  const bool is_host = text_of(target) == "host" || text_of(fact.document.get("Driver")) == "host" ||
                       text_of(fact.document.get("Name")) == "host";
  if (is_host) network.set_true(NetworkField::is_host);
  if (fact.is_known()) {
    set_text(network, NetworkField::driver, fact.document.get("Driver"));
  } else if (!is_host) {
    reading.note_unknown("networks", networks.size(), "is_host");
  }
  networks.add(network.finish());
}

}  // namespace

Value read_port_bindings(Reading& reading, const Value& bindings) {
  if (!has_entries(bindings)) return Value::empty_array();
  rego::ArrayBuilder ports(reading.arena);
  for (const rego::Entry& entry : bindings.entries()) {
    if (ports.size() >= kPortsMax) {
      reading.note_unknown("ports");
      break;
    }
    // A key without a binding publishes the port at one that the daemon chooses.
    if (!has_items(entry.value)) {
      ports.add(read_binding(reading, entry.key.as_string(), {}));
      continue;
    }
    for (const Value& binding : reading.items_of(entry.value, "ports")) {
      ports.add(read_binding(reading, entry.key.as_string(), binding));
    }
  }
  return ports.finish();
}

Value read_service_ports(Reading& reading, const Value& list) {
  if (!has_items(list)) return Value::empty_array();
  rego::ArrayBuilder ports(reading.arena);
  for (const Value& item : reading.items_of(list, "ports", kPortsMax)) {
    PortBuilder port(reading.arena);
    port.set_true(PortField::all_interfaces);
    const Value protocol = item.get("Protocol");
    set_text(port, PortField::protocol, protocol);
    const Value target = item.get("TargetPort");
    if (target.is_number()) port.set(PortField::container_port, target);
    const Value published = item.get("PublishedPort");
    if (published.is_integer() && published.as_integer() != 0) {
      TextBuilder text(reading.arena);
      text.add_number(published.as_integer());
      port.set_text(PortField::host_port, text.view());
      port.set(PortField::host_port_first, published);
      port.set(PortField::host_port_last, published);
    }
    const Value mode = item.get("PublishMode");
    port.set(PortField::publish_mode, has_text(mode) ? mode : word(Word::kIngress));
    ports.add(port.finish());
  }
  return ports.finish();
}

Value read_endpoint(Reading& reading, const Value& name, const Value& settings) {
  return endpoint_document(reading, name.is_string() ? name : word(Word::kEmpty), settings);
}

Value read_endpoints(Reading& reading, const Value& mode, const Value& endpoints) {
  rego::ArrayBuilder networks(reading.arena);
  if (names_network(text_of(mode)) && !endpoints.get(mode).is_defined()) {
    NetworkBuilder network(reading.arena);
    network.set(NetworkField::name, mode);
    networks.add(network.finish());
  }
  if (has_entries(endpoints)) {
    for (const rego::Entry& entry : endpoints.entries()) {
      if (networks.size() >= kItemsMax) {
        reading.note_unknown("networks");
        break;
      }
      networks.add(endpoint_document(reading, entry.key, entry.value));
    }
  }
  return networks.finish();
}

Value read_service_networks(Reading& reading, const Value& task, const Value& service) {
  rego::ArrayBuilder networks(reading.arena);
  for (const Value& attachment : reading.items_of(task, "networks")) {
    add_service_network(reading, networks, attachment);
  }
  if (reading.may_be_before(kTaskNetworksOnlyFrom)) {
    for (const Value& attachment : reading.items_of(service, "networks")) {
      add_service_network(reading, networks, attachment);
    }
  }
  return networks.finish();
}

bool has_host_network(const Value& networks) {
  const auto items = networks.items();
  return std::any_of(items.begin(), items.end(), [](const Value& network) { return network.get("is_host").is_true(); });
}

Value read_log(Reading& reading, const Value& driver, const Value& options) {
  DocumentBuilder<LogField> log(reading.arena);
  set_text(log, LogField::driver, driver);
  if (!has_entries(options)) return log.finish();
  log.set(LogField::options, map_of(reading, options));
  constexpr std::string_view kEndpoints[] = {"syslog-address", "gelf-address",     "fluentd-address",
                                             "splunk-url",     "awslogs-endpoint", "loki-url"};
  for (const std::string_view key : kEndpoints) {
    set_text(log, LogField::endpoint, options.get(key));
  }
  return log.finish();
}

}  // namespace bulkhead

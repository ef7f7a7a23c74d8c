// --publish: [[IP:]HOST:]CONTAINER[/PROTOCOL] with ranges, or published=…,target=…,protocol=…; --expose: CONTAINER.

#include <fmt/core.h>

#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_addresses.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

struct Range {
  uint64_t first = 0;
  uint64_t last = 0;
  uint64_t size() const { return last - first; }
};

std::optional<Range> parse_range(std::string_view text) {
  const auto parts = split(text, '-');
  const auto first = parse_uint(parts[0], Base::kTen, 16);
  const auto last = parts.size() == 1 ? first : parse_uint(parts[1], Base::kTen, 16);
  if (!first || !last || *last < *first) return {};
  return Range{*first, *last};
}

struct PortText {
  std::string_view port;
  std::string_view protocol;
};

PortText split_protocol(const CliContext& context, std::string_view text) {
  const Cut parts = cut(text, '/');
  if (parts.before.empty()) return {};
  const std::string_view protocol = context.is_old() ? cut(parts.after, '/').before : parts.after;
  return {parts.before, protocol.empty() ? "tcp" : protocol};
}

struct PublishText {
  std::string ip;
  std::string_view host;
  std::string_view container;
};

PublishText split_publish(std::string_view text) {
  const size_t last = text.rfind(':');
  if (last == text.npos) return {"", "", text};
  const std::string_view rest = text.substr(0, last);
  const size_t middle = rest.rfind(':');
  if (middle == rest.npos) return {"", rest, text.substr(last + 1)};
  return {std::string(rest.substr(0, middle)), rest.substr(middle + 1), text.substr(last + 1)};
}

base::Status check_ip(const CliContext& context, std::string& ip) {
  if (ip.starts_with('[') || context.is_old()) {
    auto inside = strip_brackets(ip);
    if (!inside) return line_mistake(fmt::format("invalid IP address {}: {}", ip, inside.error().message));
    ip = std::string(*inside);
  }
  if (!ip.empty() && !normal_ip(ip)) return line_mistake(fmt::format("invalid IP address: {}", ip));
  return base::Ok();
}

base::Status check_count(const Ports& ports, Range more) {
  if (ports.exposed.size() + ports.binding_count + more.size() < kPortsMax) return base::Ok();
  return line_mistake(fmt::format("more than {} ports", kPortsMax));
}

base::Status add_ports(Ports& ports, const std::string& ip, std::optional<Range> host, Range container,
                       const std::string& protocol) {
  if (auto status = check_count(ports, container); !status) return status;
  ports.binding_count += container.size() + 1;
  for (uint64_t port = container.first; port <= container.last; port++) {
    PortBinding binding{ip, ""};
    if (host) binding.host_port = std::to_string(host->first + port - container.first);
    if (host && container.size() == 0 && host->size() > 0) binding.host_port += fmt::format("-{}", host->last);
    const std::string name = fmt::format("{}/{}", port, protocol);
    ports.exposed.insert(name);
    ports.bindings[name].push_back(std::move(binding));
  }
  return base::Ok();
}

base::Status publish(const CliContext& context, Ports& ports, std::string_view text) {
  PublishText parts = split_publish(text);
  const PortText target = split_protocol(context, parts.container);
  const std::string protocol = to_lower(target.protocol);
  if (auto status = check_ip(context, parts.ip); !status) return status;
  if (target.port.empty()) return line_mistake(fmt::format("no port specified: {}<empty>", text));
  const std::optional<Range> container = parse_range(target.port);
  if (!container) return line_mistake(fmt::format("invalid containerPort: {}", target.port));
  std::optional<Range> host;
  if (!parts.host.empty()) {
    host = parse_range(parts.host);
    if (!host) return line_mistake(fmt::format("invalid hostPort: {}", parts.host));
    if (host->size() != container->size() && container->size() > 0) {
      return line_mistake(
          fmt::format("invalid ranges specified for container and host Ports: {} and {}", target.port, parts.host));
    }
  }
  if (protocol != "tcp" && protocol != "udp" && protocol != "sctp") {
    return line_mistake(fmt::format("invalid proto: {}", protocol));
  }
  return add_ports(ports, parts.ip, host, *container, protocol);
}

// The long form, written as the short one.
base::Result<std::string> short_form(const CliContext& context, const std::string& text) {
  if (text.find('=') == text.npos) return text;
  TextMap fields = {{"protocol", "tcp"}};
  for (const std::string_view field : split(text, ',')) {
    const Cut parts = cut(field, '=');
    if (!parts.found || (parts.before.empty() && !context.is_old())) {
      return line_mistake(fmt::format("invalid publish opts format (should be name=value but got '{}')", field));
    }
    fields[std::string(parts.before)] = context.is_old() ? cut(parts.after, '=').before : parts.after;
  }
  return fmt::format("{}:{}/{}", fields["published"], fields["target"], fields["protocol"]);
}

base::Status expose(const CliContext& context, Ports& ports, const std::string& text) {
  if (text.find(':') != text.npos) return line_mistake(fmt::format("invalid port format for --expose: {}", text));
  const PortText parts = split_protocol(context, text);
  const std::optional<Range> range = parse_range(parts.port);
  if (!range) return line_mistake(fmt::format("invalid range format for --expose: {}", text));
  if (auto status = check_count(ports, *range); !status) return status;
  for (uint64_t port = range->first; port <= range->last; port++) {
    ports.exposed.insert(fmt::format("{}/{}", port, parts.protocol));
  }
  return base::Ok();
}

}  // namespace

base::Result<Ports> make_ports(const CliContext& context, const ContainerOptions& options) {
  Ports ports;
  for (const std::string& text : options.publish) {
    auto spec = short_form(context, text);
    if (!spec) return spec.take_error();
    if (auto status = publish(context, ports, *spec); !status) return status.take_error();
  }
  for (const std::string& text : options.expose) {
    if (auto status = expose(context, ports, text); !status) return status.take_error();
  }
  return ports;
}

}  // namespace bulkhead::cli_line

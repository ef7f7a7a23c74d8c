// --network: a name, or a CSV record of keys with values. The client takes all of the long form in lower case.

#include <fmt/core.h>

#include "docker/cli_line/container_options.h"
#include "docker/cli_line/go_csv.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

bool is_word(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

// Somewhere a "=" stands between letters, digits or underscores.
bool is_long_form(std::string_view text) {
  for (size_t i = 1; i + 1 < text.size(); i++) {
    if (text[i] == '=' && is_word(text[i - 1]) && is_word(text[i + 1])) return true;
  }
  return false;
}

base::Status take_field(const CliContext& context, std::string_view field, NetworkOption& network) {
  const std::string lower = to_lower(field);
  const Cut parts = cut(lower, '=');
  if (!parts.found || (parts.before.empty() && !context.is_old())) {
    return line_mistake(fmt::format("invalid field {}", field));
  }
  const std::string key(trim_space(parts.before));
  const std::string value(trim_space(parts.after));
  if (key == "name") {
    network.target = value;
  } else if (key == "alias") {
    network.aliases.push_back(value);
  } else if (key == "ip") {
    network.ipv4 = value;
  } else if (key == "ip6") {
    network.ipv6 = value;
  } else if (key == "driver-opt") {
    const Cut option = cut(value, '=');
    if (!option.found || (option.before.empty() && !context.is_old())) {
      return line_mistake("invalid key value pair format in driver options");
    }
    network.driver_options[std::string(trim_space(option.before))] = trim_space(option.after);
  } else if (key == "mac-address" && !context.is_old()) {
    network.mac_address = value;
  } else if (key == "link-local-ip" && !context.is_old()) {
    network.link_local_ips.push_back(value);
  } else if (key == "gw-priority" && !context.is_old()) {
    const auto priority = parse_int(value, Base::kTen);
    if (!priority) return line_mistake(fmt::format("invalid gw-priority ({}): no number", value));
    network.gateway_priority = *priority;
  } else {
    return line_mistake(fmt::format("invalid field key {}", key));
  }
  return base::Ok();
}

}  // namespace

base::Result<NetworkOption> parse_network(const CliContext& context, std::string_view text) {
  NetworkOption network;
  if (!is_long_form(text)) {
    network.target = text;
    return network;
  }
  auto fields = read_csv_record(text);
  if (!fields) return fields.take_error();
  for (const std::string& field : *fields) {
    if (auto status = take_field(context, field, network); !status) return status.take_error();
  }
  if (network.target.empty()) return line_mistake("network name/id is not specified");
  return network;
}

}  // namespace bulkhead::cli_line

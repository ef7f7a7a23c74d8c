// Options whose values are checked one by one: hosts, labels, links, limits of devices.

#include <fmt/core.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "docker/cli_line/container_options.h"
#include "docker/cli_line/go_addresses.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

constexpr std::array<std::string_view, 15> kUlimitNames = {"core",    "cpu",      "data",   "fsize",      "locks",
                                                           "memlock", "msgqueue", "nice",   "nofile",     "nproc",
                                                           "rss",     "rtprio",   "rttime", "sigpending", "stack"};

struct DeviceText {
  std::string_view path;
  std::string_view number;
};

base::Result<DeviceText> split_device(std::string_view text) {
  const Cut parts = cut(text, ':');
  if (!parts.found || parts.before.empty()) return line_mistake(fmt::format("bad format: {}", text));
  if (!parts.before.starts_with("/dev/")) return line_mistake(fmt::format("bad format for device path: {}", text));
  return DeviceText{parts.before, parts.after};
}

}  // namespace

base::Result<std::string> parse_attach(const CliContext&, std::string_view text) {
  std::string stream = to_lower(text);
  if (stream == "stdin" || stream == "stdout" || stream == "stderr") return stream;
  return line_mistake("valid streams are STDIN, STDOUT and STDERR");
}

base::Result<std::string> parse_env(const CliContext& context, std::string_view text) {
  const Cut parts = cut(text, '=');
  if (parts.before.empty()) return line_mistake(fmt::format("invalid environment variable: {}", text));
  if (parts.found) return std::string(text);
  const std::optional<std::string> value = context.world.variable(std::string(text));
  return value ? fmt::format("{}={}", text, *value) : std::string(text);
}

base::Result<std::string> parse_label(const CliContext&, std::string_view text) {
  const std::string_view key = trim_left(cut(text, '=').before, " \t");
  if (key.empty()) return line_mistake(fmt::format("invalid label '{}': empty name", text));
  if (key.find_first_of(" \t") != key.npos) return line_mistake(fmt::format("label '{}' contains whitespaces", key));
  return std::string(text);
}

base::Result<std::string> parse_link(const CliContext&, std::string_view text) {
  if (text.empty()) return line_mistake("empty string specified for links");
  if (split(text, ':').size() > 2) return line_mistake(fmt::format("bad format for links: {}", text));
  return std::string(text);
}

base::Result<std::string> parse_extra_host(const CliContext& context, std::string_view text) {
  Cut parts = cut(text, ':');
  if (!context.is_old()) {
    if (const Cut by_equals = cut(text, '='); by_equals.found) parts = by_equals;
  }
  if (!parts.found || parts.before.empty() || parts.before.find(':') != std::string_view::npos) {
    return line_mistake(fmt::format("bad format for add-host: {}", quoted(text)));
  }
  std::string_view address = parts.after;
  if (address != "host-gateway") {
    const bool is_bracketed = address.size() > 2 && address.starts_with('[') && address.ends_with(']');
    if (is_bracketed && !context.is_old()) address = address.substr(1, address.size() - 2);
    if (!normal_ip(trim_space(address))) {
      return line_mistake(fmt::format("invalid IP address in add-host: {}", quoted(address)));
    }
  }
  return fmt::format("{}:{}", parts.before, address);
}

base::Result<std::string> parse_dns_address(const CliContext&, std::string_view text) {
  std::optional<std::string> address = normal_ip(trim_space(text));
  if (!address) return line_mistake(fmt::format("IP address is not correctly formatted: {}", text));
  return *std::move(address);
}

base::Result<std::string> parse_dns_search(const CliContext&, std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text == ".") return std::string(text);
  // The client's own expression, with the colons that it allows before each label.
  static constexpr char kLabel[] = "(?::?[a-zA-Z0-9]|(?::?[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9]))";
  const RE2 domain(fmt::format("(:?{0}(?::?\\.{0})*)\\.?\\s*", kLabel));
  std::string name;
  const bool has_letter = RE2::PartialMatch(text, "[a-zA-Z]");
  if (has_letter && RE2::FullMatch(text, domain, &name) && name.size() < 255) return name;
  return line_mistake(fmt::format("{} is not a valid domain", text));
}

base::Result<std::string> parse_device_rule(const CliContext&, std::string_view text) {
  if (RE2::FullMatch(text, R"([acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3})")) return std::string(text);
  return line_mistake(fmt::format("invalid device cgroup format '{}'", text));
}

base::Status check_sysctl(std::string_view text) {
  static constexpr std::string_view kNames[] = {"kernel.msgmax", "kernel.msgmnb",         "kernel.msgmni",
                                                "kernel.sem",    "kernel.shmall",         "kernel.shmmax",
                                                "kernel.shmmni", "kernel.shm_rmid_forced"};
  const Cut parts = cut(text, '=');
  const bool is_named = std::ranges::find(kNames, parts.before) != std::end(kNames);
  if (parts.found && (is_named || parts.before.starts_with("net.") || parts.before.starts_with("fs.mqueue."))) {
    return base::Ok();
  }
  return line_mistake(fmt::format("sysctl '{}' is not allowed", text));
}

base::Result<std::pair<std::string, Ulimit>> parse_ulimit(std::string_view text) {
  const Cut parts = cut(text, '=');
  if (!parts.found) return line_mistake(fmt::format("invalid ulimit argument: {}", text));
  if (std::ranges::find(kUlimitNames, parts.before) == kUlimitNames.end()) {
    return line_mistake(fmt::format("invalid ulimit type: {}", parts.before));
  }
  const auto values = split(parts.after, ':');
  if (values.size() > 2) {
    return line_mistake(
        fmt::format("too many limit value arguments - {}, can only have up to two, `soft[:hard]`", parts.after));
  }
  auto hard = parse_int(values.back(), Base::kTen);
  if (!hard) return hard.take_error();
  auto soft = parse_int(values.front(), Base::kTen);
  if (!soft) return soft.take_error();
  if (*hard != -1 && (*soft == -1 || *soft > *hard)) {
    return line_mistake(fmt::format("ulimit soft limit must be less than or equal to hard limit: {} > {}",
                                    values.front(), values.back()));
  }
  return std::pair(std::string(parts.before), Ulimit{*soft, *hard});
}

base::Result<DeviceNumber> parse_device_weight(const CliContext&, std::string_view text) {
  auto device = split_device(text);
  if (!device) return device.take_error();
  const auto weight = parse_uint(device->number, Base::kTen, 16);
  if (!weight || (*weight > 0 && (*weight < 10 || *weight > 1000))) {
    return line_mistake(fmt::format("invalid weight for device: {}", text));
  }
  return DeviceNumber{std::string(device->path), *weight};
}

base::Result<DeviceNumber> parse_device_bytes(const CliContext& context, std::string_view text) {
  auto device = split_device(text);
  if (!device) return device.take_error();
  const auto rate = parse_bytes(device->number, context.cli);
  if (!rate || *rate < 0) {
    return line_mistake(
        fmt::format("invalid rate for device: {}. The correct format is "
                    "<device-path>:<number>[<unit>]. Number must be a positive integer. Unit is "
                    "optional and can be kb, mb, or gb",
                    text));
  }
  return DeviceNumber{std::string(device->path), static_cast<uint64_t>(*rate)};
}

base::Result<DeviceNumber> parse_device_operations(const CliContext&, std::string_view text) {
  auto device = split_device(text);
  if (!device) return device.take_error();
  const auto rate = parse_uint(device->number, Base::kTen, 64);
  if (!rate) {
    return line_mistake(
        fmt::format("invalid rate for device: {}. The correct format is <device-path>:<number>. "
                    "Number must be a positive integer",
                    text));
  }
  return DeviceNumber{std::string(device->path), *rate};
}

}  // namespace bulkhead::cli_line

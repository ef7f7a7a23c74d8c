// --device: HOST[:CONTAINER][:PERMISSIONS], or in 28 a name of the Container Device Interface, VENDOR/CLASS=NAME.

#include <fmt/core.h>

#include <algorithm>

#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_alphanumeric(char byte) { return is_letter(byte) || (byte >= '0' && byte <= '9'); }

// A name that begins well, ends in a letter or digit, and has only `others` beside those inside.
bool is_cdi_part(std::string_view name, bool begins_well, std::string_view others) {
  if (!begins_well) return false;
  if (name.size() == 1) return true;
  const auto is_good = [&](char byte) { return is_alphanumeric(byte) || others.find(byte) != others.npos; };
  return is_alphanumeric(name.back()) && std::ranges::all_of(name.substr(1, name.size() - 2), is_good);
}

bool is_cdi_name(std::string_view text) {
  const Cut parts = cut(text, '=');
  const Cut kind = cut(parts.before, '/');
  if (kind.before.empty() || kind.after.empty() || parts.after.empty()) return false;
  return is_cdi_part(kind.before, is_letter(kind.before[0]), "_-.") &&
         is_cdi_part(kind.after, is_letter(kind.after[0]), "_-.") &&
         is_cdi_part(parts.after, is_alphanumeric(parts.after[0]), "_-.:");
}

// Each of r, w and m at most once.
bool is_device_mode(std::string_view mode) {
  if (mode.empty() || mode.size() > 3) return false;
  for (size_t i = 0; i < mode.size(); i++) {
    if (std::string_view("rwm").find(mode[i]) == std::string_view::npos || mode.find(mode[i], i + 1) != mode.npos) {
      return false;
    }
  }
  return true;
}

base::Result<DeviceMapping> parse_device(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() > 3 || parts[0].empty()) return line_mistake(fmt::format("bad format for path: {}", text));
  DeviceMapping device{std::string(parts[0]), "", "rwm"};
  std::string_view checked = parts[0];  // the path that must be absolute
  if (parts.size() == 1) {
    device.host_path = clean_path(parts[0]);
  } else if (parts.size() == 2 && is_device_mode(parts[1])) {
    device.host_path = clean_path(parts[0]);
    device.permissions = parts[1];
  } else {
    checked = parts[1];
    device.container_path = parts.size() == 2 ? clean_path(parts[1]) : std::string(parts[1]);
  }
  if (parts.size() == 3) {
    if (!is_device_mode(parts[2])) return line_mistake(fmt::format("bad mode specified: {}", parts[2]));
    device.permissions = parts[2];
  }
  if (!checked.starts_with('/')) return line_mistake(fmt::format("{} is not an absolute path", checked));
  if (device.container_path.empty()) device.container_path = device.host_path;
  return device;
}

}  // namespace

base::Result<Devices> make_devices(const CliContext& context, const Texts& specs) {
  Devices devices;
  for (const std::string& text : specs) {
    if (!context.is_old() && is_cdi_name(text)) {
      devices.cdi_names.push_back(text);
      continue;
    }
    auto device = parse_device(text);
    if (!device) return device.take_error();
    devices.mappings.push_back(*std::move(device));
  }
  return devices;
}

}  // namespace bulkhead::cli_line

// --security-opt. A seccomp profile travels in the request: its text, without the white space between its tokens.

#include <fmt/core.h>

#include "base/arena.h"
#include "docker/cli_line/container_parts.h"
#include "docker/cli_line/go_text.h"
#include "rego/value/json.h"

namespace bulkhead::cli_line {
namespace {

// JSON text that is known to be valid, without its white space.
std::string compact(std::string_view json) {
  std::string out;
  bool is_in_string = false;
  for (size_t i = 0; i < json.size(); i++) {
    const char byte = json[i];
    if (is_in_string) {
      out += byte;
      if (byte == '\\') out += json[++i];
      is_in_string = byte != '"';
    } else if (std::string_view(" \t\r\n").find(byte) == std::string_view::npos) {
      out += byte;
      is_in_string = byte == '"';
    }
  }
  return out;
}

base::Result<std::string> read_profile(const CliContext& context, const std::string& path) {
  auto text = context.world.read_file(path);
  if (!text) return line_mistake(fmt::format("opening seccomp profile ({}) failed: {}", path, text.error().message));
  if (text->size() > kSeccompProfileBytesMax) {
    return line_mistake(fmt::format("seccomp profile ({}) is larger than 4 MiB", path));
  }
  base::Arena arena;
  const auto document = rego::read_json(arena, *text);
  if (!document) {
    return line_mistake(
        fmt::format("compacting json for seccomp profile ({}) failed: {}", path, document.error().to_string()));
  }
  return compact(*text);
}

base::Result<std::string> convert(const CliContext& context, const std::string& option) {
  Cut parts = cut(option, '=');
  if (!parts.found && parts.before != "no-new-privileges") parts = cut(option, ':');
  const bool lacks_value = !parts.found || (parts.after.empty() && !context.is_old());
  if (lacks_value && parts.before != "no-new-privileges") {
    return line_mistake(fmt::format("Invalid --security-opt: {}", quoted(option)));
  }
  if (parts.before != "seccomp" || parts.after == "unconfined") return option;
  if (parts.after == "builtin" && !context.is_old()) return option;
  auto profile = read_profile(context, std::string(parts.after));
  if (!profile) return profile.take_error();
  return fmt::format("seccomp={}", *profile);
}

}  // namespace

base::Result<SecurityOptions> make_security_options(const CliContext& context, const Texts& options) {
  SecurityOptions security;
  size_t profiles = 0;
  for (const std::string& option : options) {
    if (option.starts_with("seccomp") && ++profiles > kFilesMax) {
      return line_mistake(fmt::format("more than {} seccomp profiles", kFilesMax));
    }
    auto converted = convert(context, option);
    if (!converted) return converted.take_error();
    if (!security.options) security.options.emplace();
    if (*converted == "systempaths=unconfined") {
      security.unmasks_paths = true;
    } else {
      security.options->push_back(*std::move(converted));
    }
  }
  return security;
}

}  // namespace bulkhead::cli_line

// --mount: fields of a CSV record, each a key with a value.

#include <fmt/core.h>

#include "docker/cli_line/container_options.h"
#include "docker/cli_line/go_csv.h"
#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

// Takes the fields of one mount.
class MountReader {
 public:
  explicit MountReader(const CliContext& context) : context_(context) {}

  base::Status take(std::string_view field) {
    const Cut parts = cut(field, '=');
    const std::string key = to_lower(parts.before);
    if (!parts.found) return take_word(key, field);
    if (key.starts_with("bind-")) return take_bind(key, parts.after, field);
    if (key.starts_with("volume-")) return take_volume(key, parts.after, field);
    if (key.starts_with("tmpfs-")) return take_tmpfs(key, parts.after, field);
    return take_general(key, parts.after, field);
  }

  base::Result<MountOption> finish() {
    if (mount_.type.empty()) return line_mistake("type is required");
    if (mount_.target.empty()) return line_mistake("target is required");
    if (mount_.has_volume && mount_.type != "volume") return mixed("volume");
    if (mount_.has_image && mount_.type != "image") return mixed("image");
    if (mount_.has_bind && mount_.type != "bind") return mixed("bind");
    if (mount_.has_tmpfs && mount_.type != "tmpfs") return mixed("tmpfs");
    if (mount_.is_read_only_nonrecursive && !mount_.is_read_only) {
      return line_mistake("option 'bind-recursive=writable' requires 'readonly' to be specified in conjunction");
    }
    if (mount_.is_read_only_forced_recursive && !mount_.is_read_only) {
      return line_mistake("option 'bind-recursive=readonly' requires 'readonly' to be specified in conjunction");
    }
    if (mount_.is_read_only_forced_recursive && mount_.propagation != "rprivate") {
      return line_mistake(
          "option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction");
    }
    return std::move(mount_);
  }

 private:
  base::Error mixed(std::string_view kind) const {
    return line_mistake(fmt::format("cannot mix '{}-*' options with mount type '{}'", kind, mount_.type));
  }
  static base::Status unexpected(std::string_view key, std::string_view field) {
    return line_mistake(fmt::format("unexpected key '{}' in '{}'", key, field));
  }
  static base::Status set_truth(bool& target, std::string_view key, std::string_view value) {
    const auto truth = parse_bool(value);
    if (!truth) return line_mistake(fmt::format("invalid value for {}: {}", key, value));
    target = *truth;
    return base::Ok();
  }

  base::Status take_word(std::string_view key, std::string_view field) {
    if (key == "readonly" || key == "ro") {
      mount_.is_read_only = true;
    } else if (key == "volume-nocopy") {
      mount_.has_volume = mount_.is_nocopy = true;
    } else if (key == "bind-nonrecursive") {
      mount_.has_bind = mount_.is_nonrecursive = true;
    } else {
      return line_mistake(fmt::format("invalid field '{}' must be a key=value pair", field));
    }
    return base::Ok();
  }

  base::Status take_general(std::string_view key, std::string_view value, std::string_view field) {
    if (key == "type") {
      mount_.type = to_lower(value);
    } else if (key == "source" || key == "src") {
      const bool is_relative = !context_.is_old() && value.starts_with('.');
      mount_.source = is_relative ? absolute_path(context_.world.working_directory(), value) : std::string(value);
    } else if (key == "target" || key == "dst" || key == "destination") {
      mount_.target = value;
    } else if (key == "readonly" || key == "ro") {
      return set_truth(mount_.is_read_only, key, value);
    } else if (key == "consistency") {
      mount_.consistency = to_lower(value);
    } else if (key == "image-subpath" && !context_.is_old()) {
      mount_.has_image = true;
      mount_.image_subpath = value;
    } else {
      return unexpected(key, field);
    }
    return base::Ok();
  }

  base::Status take_bind(std::string_view key, std::string_view value, std::string_view field) {
    if (key == "bind-propagation") {
      mount_.has_bind = true;
      mount_.propagation = to_lower(value);
      return base::Ok();
    }
    if (key == "bind-nonrecursive") {
      mount_.has_bind = true;
      return set_truth(mount_.is_nonrecursive, key, value);
    }
    if (key != "bind-recursive" || context_.is_old()) return unexpected(key, field);
    if (value == "enabled") return base::Ok();
    mount_.has_bind = true;
    if (value == "disabled") {
      mount_.is_nonrecursive = true;
    } else if (value == "writable") {
      mount_.is_read_only_nonrecursive = true;
    } else if (value == "readonly") {
      mount_.is_read_only_forced_recursive = true;
    } else {
      return line_mistake(fmt::format(
          R"(invalid value for {}: {} (must be "enabled", "disabled", "writable", or "readonly"))", key, value));
    }
    return base::Ok();
  }

  base::Status take_volume(std::string_view key, std::string_view value, std::string_view field) {
    if (key == "volume-nocopy") {
      mount_.has_volume = true;
      return set_truth(mount_.is_nocopy, key, value);
    }
    if (key == "volume-label") {
      add_pair(mount_.labels, value);
    } else if (key == "volume-driver") {
      mount_.driver = value;
    } else if (key == "volume-opt") {
      add_pair(mount_.driver_options, value);
    } else if (key == "volume-subpath" && !context_.is_old()) {
      mount_.volume_subpath = value;
    } else {
      return unexpected(key, field);
    }
    mount_.has_volume = true;
    return base::Ok();
  }

  base::Status take_tmpfs(std::string_view key, std::string_view value, std::string_view field) {
    mount_.has_tmpfs = true;
    if (key == "tmpfs-size") {
      const auto bytes = parse_bytes(value, context_.cli);
      if (!bytes) return line_mistake(fmt::format("invalid value for {}: {}", key, value));
      mount_.tmpfs_bytes = *bytes;
    } else if (key == "tmpfs-mode") {
      const auto mode = parse_uint(value, Base::kEight, 32);
      if (!mode) return line_mistake(fmt::format("invalid value for {}: {}", key, value));
      mount_.tmpfs_mode = static_cast<uint32_t>(*mode);
    } else {
      return unexpected(key, field);
    }
    return base::Ok();
  }

  void add_pair(TextMap& map, std::string_view text) const {
    const Cut parts = cut(text, '=');
    if (parts.before.empty() && !context_.is_old()) return;
    map[std::string(parts.before)] = parts.after;
  }

  const CliContext& context_;
  MountOption mount_;
};

}  // namespace

base::Result<MountOption> parse_mount(const CliContext& context, std::string_view text) {
  auto fields = read_csv_record(text);
  if (!fields) return fields.take_error();
  MountReader reader(context);
  for (const std::string& field : *fields) {
    if (auto status = reader.take(field); !status) return status.take_error();
  }
  return reader.finish();
}

}  // namespace bulkhead::cli_line

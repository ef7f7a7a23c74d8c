// The two options that need more than copying: the decision's path and the socket's.

#include "daemon/options.h"

#include <algorithm>

namespace bulkhead {
namespace {

constexpr size_t kPluginNameBytesMax = 64;

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_word(char byte) { return is_letter(byte) || is_digit(byte) || byte == '_'; }

// A segment of the path as Rego writes it behind a ref: .name, or ["name"] where it is no identifier.
bool append_segment(std::string& query, std::string_view segment) {
  if (segment.empty()) return false;
  const bool is_plain = std::ranges::all_of(segment, is_word);
  if (is_plain && !is_digit(segment[0])) {
    query.append(".").append(segment);
    return true;
  }
  if (!std::ranges::all_of(segment, [](char byte) { return is_word(byte) || byte == '-'; })) return false;
  query.append("[\"").append(segment).append("\"]");
  return true;
}

}  // namespace

base::Result<std::string> normalize_allow_path(std::string_view path) {
  std::string_view rest = path;
  if (rest.starts_with('/')) {
    rest.remove_prefix(1);
  } else if (rest.starts_with("data.") || rest.starts_with("data/")) {
    rest.remove_prefix(5);
  }
  std::string query = "data";
  for (bool is_last = false; !is_last;) {
    const size_t end = rest.find_first_of("./");
    is_last = end == std::string_view::npos;
    if (!append_segment(query, rest.substr(0, end))) {
      return base::Error{"option_error",
                         "found \"" + std::string(path) + "\", expected a path like data.docker.authz.allow",
                         "--allow-path"};
    }
    if (!is_last) rest.remove_prefix(end + 1);
  }
  return query;
}

base::Result<std::string> socket_path_of(const ServeOptions& options) {
  if (!options.socket_path.empty()) return options.socket_path;
  const std::string& name = options.plugin_name;
  const bool is_name = !name.empty() && name.size() <= kPluginNameBytesMax && name[0] != '.' &&
                       std::ranges::all_of(name, [](char byte) { return is_word(byte) || byte == '-' || byte == '.'; });
  if (name.starts_with('/')) return name;
  if (!is_name) {
    return base::Error{"option_error", "found \"" + name + "\", expected a name of letters, digits, '_', '-' and '.'",
                       "--plugin-name"};
  }
  return "/run/docker/plugins/" + name + ".sock";
}

}  // namespace bulkhead

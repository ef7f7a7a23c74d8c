// The comment block is YAML once its "# " is gone. Names alone are found by a look at two lines of each file, because
// every start of the daemon needs them.

#include "policies/catalogue.h"

#include <algorithm>

#include "policies/embedded.h"
#include "rego/value/yaml.h"

namespace bulkhead {
namespace {

constexpr std::string_view kFolder = "elevations/";
constexpr std::string_view kBegin = "# METADATA\n";

std::vector<const EmbeddedPolicy*> elevation_files() {
  std::vector<const EmbeddedPolicy*> files;
  for (const EmbeddedPolicy& policy : embedded_policies()) {
    if (policy.path.starts_with(kFolder)) files.push_back(&policy);
  }
  return files;
}

// What stands on the line behind `start`.
std::string_view line_after(std::string_view text, std::string_view start) {
  const size_t found = text.find(start);
  if (found == std::string_view::npos) return {};
  const size_t begin = found + start.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

const ElevationNames& elevation_names() {
  static const ElevationNames kNames = [] {
    ElevationNames names;
    for (const EmbeddedPolicy* policy : elevation_files()) {
      names.names.push_back(line_after(policy->text, "\n#   name: "));
      names.ids.push_back(line_after(policy->text, "\n#   id: "));
    }
    return names;
  }();
  return kNames;
}

base::Result<rego::Value> read_metadata(base::Arena& arena, std::string_view policy_text) {
  const size_t begin = policy_text.find(kBegin);
  if (begin == std::string_view::npos) return rego::Value();
  std::string_view rest = policy_text.substr(begin + kBegin.size());
  std::string yaml;
  while (rest.starts_with('#')) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    yaml.append(line.substr(std::min<size_t>(line.size(), 2))).append("\n");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return rego::read_yaml(arena, yaml);
}

base::Result<std::vector<rego::Value>> read_catalogue(base::Arena& arena) {
  std::vector<rego::Value> catalogue;
  for (const EmbeddedPolicy* policy : elevation_files()) {
    auto metadata = read_metadata(arena, policy->text);
    if (!metadata) {
      base::Error error = metadata.take_error();
      error.place = std::string(policy->path) + ":" + error.place;
      return error;
    }
    catalogue.push_back(*metadata);
  }
  const auto id_of = [](const rego::Value& elevation) { return elevation.get("custom").get("id").as_string(); };
  std::ranges::sort(catalogue, {}, id_of);
  return catalogue;
}

}  // namespace bulkhead

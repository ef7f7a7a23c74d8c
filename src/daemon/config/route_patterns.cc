// The route table of src/docker/api gives the names; the aliases are what the commands of Docker's own client suggest.

#include "daemon/config/route_patterns.h"

#include <algorithm>
#include <string>

#include "docker/api/routes.h"

namespace bulkhead::config {
namespace {

constexpr std::string_view kAliases[] = {
    "container.remove", "image.build", "image.commit",  "image.import", "image.pull",
    "image.remove",     "system.auth", "system.events", "system.ping",
};

// "container.archive.get" is of the families container.* and container.archive.*.
void add_families(std::string_view route, std::vector<std::string>& patterns) {
  for (size_t dot = route.find('.'); dot != std::string_view::npos; dot = route.find('.', dot + 1)) {
    patterns.push_back(std::string(route.substr(0, dot)) + ".*");
  }
}

std::vector<std::string> make_patterns() {
  std::vector<std::string> patterns = {"*", "unknown"};
  for (const Route& route : all_routes()) {
    patterns.emplace_back(route.name);
    add_families(route.name, patterns);
  }
  for (const std::string_view alias : kAliases) patterns.emplace_back(alias);
  std::ranges::sort(patterns);
  patterns.erase(std::ranges::unique(patterns).begin(), patterns.end());
  return patterns;
}

}  // namespace

const std::vector<std::string_view>& known_route_patterns() {
  static const std::vector<std::string> kPatterns = make_patterns();
  static const std::vector<std::string_view> kViews(kPatterns.begin(), kPatterns.end());
  return kViews;
}

bool is_route_pattern(std::string_view text) { return std::ranges::binary_search(known_route_patterns(), text); }

}  // namespace bulkhead::config

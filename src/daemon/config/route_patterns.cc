// The route table of src/docker/api gives the names; the aliases are what the commands of Docker's own client suggest.

#include "daemon/config/route_patterns.h"

#include <algorithm>
#include <string>

#include "docker/api/routes.h"

namespace bulkhead::config {
namespace {

struct Alias {
  std::string_view name;
  std::string_view routes[3];
};

constexpr Alias kAliases[] = {
    {"container.exec", {"exec.*"}},
    {"container.remove", {"container.delete"}},
    {"image.build", {"build"}},
    {"image.import", {"image.create"}},
    {"image.pull", {"image.create"}},
    {"image.remove", {"image.delete"}},
    {"network.remove", {"network.delete"}},
    {"volume.remove", {"volume.delete"}},
    // What every client asks before it works.
    {"system.*", {"system.*", "ping"}},
    {"system.events", {"event.list"}},
    {"system.ping", {"ping"}},
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
  for (const Alias& alias : kAliases) patterns.emplace_back(alias.name);
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

std::vector<std::string_view> routes_for(std::string_view text) {
  if (const auto* alias = std::ranges::find(kAliases, text, &Alias::name); alias != std::end(kAliases)) {
    std::vector<std::string_view> routes;
    std::ranges::copy_if(alias->routes, std::back_inserter(routes),
                         [](std::string_view name) { return !name.empty(); });
    return routes;
  }
  const auto& known = known_route_patterns();
  const auto found = std::ranges::lower_bound(known, text);
  if (found == known.end() || *found != text) return {};
  return {*found};
}

}  // namespace bulkhead::config

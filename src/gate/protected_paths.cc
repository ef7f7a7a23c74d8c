#include "gate/protected_paths.h"

#include <algorithm>
#include <filesystem>

namespace bulkhead {
namespace {

namespace fs = std::filesystem;

// What is there is followed through its links, the rest kept as text; as it was written where that fails.
std::string real_path(const std::string& path) {
  std::error_code failed;
  std::string real = fs::weakly_canonical(path, failed).string();
  if (failed || real.empty()) real = fs::path(path).lexically_normal().string();
  while (real.size() > 1 && real.ends_with('/')) real.pop_back();
  return real;
}

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || path[folder.size()] == '/';
}

bool is_socket(ProtectedThing thing) {
  return thing == ProtectedThing::kPluginSockets || thing == ProtectedThing::kDockerSocket;
}

}  // namespace

std::string_view name_of(ProtectedThing thing) {
  switch (thing) {
    case ProtectedThing::kPluginSockets:
      return "where Bulkhead's socket is";
    case ProtectedThing::kDockerSocket:
      return "the Docker daemon's socket";
    case ProtectedThing::kDockerConfiguration:
      return "the Docker daemon's configuration";
    case ProtectedThing::kServiceUnits:
      return "where systemd finds the units of Docker and Bulkhead";
    case ProtectedThing::kConfiguration:
      return "Bulkhead's configuration or policy";
    case ProtectedThing::kLog:
      return "Bulkhead's log";
    case ProtectedThing::kState:
      return "Bulkhead's state";
    case ProtectedThing::kProgram:
      return "Bulkhead's program";
  }
  return "Bulkhead's own";
}

std::string_view harm_of(ProtectedThing thing) {
  switch (thing) {
    case ProtectedThing::kPluginSockets:
      return "whoever reaches it can put another plugin in Bulkhead's place";
    case ProtectedThing::kDockerSocket:
      return "whoever can connect to it gives the daemon orders, also through a read-only mount";
    case ProtectedThing::kDockerConfiguration:
    case ProtectedThing::kServiceUnits:
      return "whoever can write there can switch Bulkhead off";
    case ProtectedThing::kConfiguration:
    case ProtectedThing::kState:
    case ProtectedThing::kProgram:
      return "whoever can write there decides in Bulkhead's place";
    case ProtectedThing::kLog:
      return "whoever can write there can hide what was done";
  }
  return "it is no container's";
}

std::vector<ProtectedPath> standard_protected_paths() {
  using enum ProtectedThing;
  return {
      {"/run/docker/plugins", kPluginSockets},
      {"/run/bulkhead", kPluginSockets},
      {"/run/docker.sock", kDockerSocket},
      {"/var/run/docker.sock", kDockerSocket},
      {"/etc/docker/daemon.json", kDockerConfiguration},
      {"/etc/docker/plugins", kDockerConfiguration},
      {"/usr/lib/docker/plugins", kDockerConfiguration},
      {"/etc/default/docker", kDockerConfiguration},
      {"/etc/systemd/system", kServiceUnits},
      {"/run/systemd/system", kServiceUnits},
      {"/usr/local/lib/systemd/system", kServiceUnits},
      {"/usr/lib/systemd/system", kServiceUnits},
      {"/lib/systemd/system", kServiceUnits},
      {"/etc/bulkhead", kConfiguration},
      {"/var/log/bulkhead", kLog},
      {"/var/lib/bulkhead", kState},
  };
}

Unprotected::Unprotected(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (!path.starts_with('/')) continue;
    paths_.push_back(fs::path(path).lexically_normal().string());
    paths_.push_back(real_path(path));
  }
}

bool Unprotected::covers(std::string_view path) const {
  return std::ranges::any_of(paths_, [&](const std::string& folder) { return is_at_or_below(path, folder); });
}

ProtectedPaths::ProtectedPaths(std::vector<ProtectedPath> paths, const Resolver& resolver,
                               const Unprotected& given_up) {
  for (ProtectedPath& path : paths) {
    if (!path.path.starts_with('/')) continue;
    std::vector<std::string> spellings = {path.path, real_path(path.path)};
    if (resolver) spellings.push_back(resolver(path.path));
    if (spellings.back().empty()) spellings.pop_back();
    Place place{std::move(path), std::move(spellings)};
    if (!is_given_up(place, given_up)) places_.push_back(std::move(place));
  }
}

bool ProtectedPaths::is_given_up(const Place& place, const Unprotected& unprotected) {
  return std::ranges::any_of(place.spellings, [&](const std::string& path) { return unprotected.covers(path); });
}

bool ProtectedPaths::has_any(const Unprotected& unprotected) const {
  return std::ranges::any_of(places_, [&](const Place& place) { return !is_given_up(place, unprotected); });
}

const ProtectedPath* ProtectedPaths::endangered(std::string_view source, Access access,
                                                const Unprotected& unprotected) const {
  for (const Place& place : places_) {
    if (access == Access::kReadOnly && !is_socket(place.told.thing)) continue;
    const auto meets = [&](const std::string& path) {
      return is_at_or_below(path, source) || is_at_or_below(source, path);
    };
    if (std::ranges::none_of(place.spellings, meets)) continue;
    if (is_given_up(place, unprotected)) continue;
    return &place.told;
  }
  return nullptr;
}

}  // namespace bulkhead

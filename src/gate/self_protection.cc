// A host path counts by where it leads at this moment, whoever may change that later: for refusing that is enough. What
// cannot be told (a path through /proc, a loop, a volume that the daemon does not tell about) may lead anywhere, so it
// is refused as well.

#include "gate/self_protection.h"

#include <algorithm>

#include "base/tame_text.h"
#include "docker/workload/workload.h"

namespace bulkhead {
namespace {

using rego::Value;

std::string_view text_at(const Value& object, std::string_view key) {
  const Value value = object.get(key);
  return value.is_string() ? value.as_string() : std::string_view();
}

bool has_items(const Value& list) { return list.is_array() && !list.items().empty(); }

std::span<const Value> items_of(const Value& list) { return list.is_array() ? list.items() : std::span<const Value>(); }

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::ranges::find(list, text) != list.end();
}

// --- the plugin's own name

constexpr std::string_view kPluginChanges[] = {"plugin.create", "plugin.delete", "plugin.disable", "plugin.enable",
                                               "plugin.pull",   "plugin.set",    "plugin.upgrade"};

// "docker.io/library/bulkhead:latest" is "bulkhead": what the daemon's reference parser takes away or adds.
std::string_view familiar_name(std::string_view reference) {
  const size_t at = reference.find('@');
  if (at != std::string_view::npos) reference = reference.substr(0, at);
  const size_t slash = reference.rfind('/');
  const size_t colon = reference.find(':', slash == std::string_view::npos ? 0 : slash);
  if (colon != std::string_view::npos && reference.substr(colon) == ":latest") reference = reference.substr(0, colon);
  constexpr std::string_view kDefaults[] = {"docker.io/", "index.docker.io/", "library/"};
  for (const std::string_view prefix : kDefaults) {
    if (reference.starts_with(prefix)) reference.remove_prefix(prefix.size());
  }
  return reference;
}

bool is_same_plugin(std::string_view reference, std::string_view own) {
  return familiar_name(reference) == familiar_name(own);
}

// The local name that a call is about: the remote's where none is given.
std::string_view plugin_of(const ApiRequest& request) {
  const std::string_view name = text_at(request.parameters, "name");
  return name.empty() ? text_at(request.parameters, "remote") : name;
}

void append_path(std::string& out, std::string_view path) {
  constexpr size_t kBytesMax = 200;
  base::append_tame(out, path, kBytesMax);
}

bool say_own_plugin(std::string& reason, std::string_view route, std::string_view reference) {
  const std::string verb(route.substr(route.find('.') + 1));
  reason.assign("refused: ").append(verb).append(" of plugin ").append(quoted(reference));
  reason.append(": this is Bulkhead itself, and without it every call would pass unasked; no policy can allow it. ");
  reason.append("Change it on the host, by the daemon's configuration.");
  return true;
}

// --- host paths

class HostPaths {
 public:
  HostPaths(const SelfProtection& protection, const Unprotected& unprotected, Facts& facts, std::string& reason)
      : protection_(protection), unprotected_(unprotected), facts_(facts), reason_(reason) {}

  using Access = ProtectedPaths::Access;

  // `path` as the daemon takes it.
  bool harms(std::string_view path, Access access) {
    if (!path.starts_with('/')) return say_doubt(path, "it is not absolute");
    const HostPathFact fact = facts_.host_path(path);
    const std::string_view place = fact.is_resolvable ? fact.resolved : fact.leads_to;
    if (place.empty()) return say_doubt(path, fact.reason);
    const ProtectedPath* endangered = protection_.paths.endangered(place, access, unprotected_);
    if (endangered == nullptr) endangered = protection_.paths.endangered(path, access, unprotected_);
    return endangered != nullptr && say_endangered(path, place, *endangered);
  }

  bool say_doubt(std::string_view what, std::string_view why) {
    reason_.assign("refused: it cannot be told whether ");
    append_path(reason_, what);
    reason_.append(" leads to what Bulkhead or the Docker daemon stand on");
    if (!why.empty()) reason_.append(": ").append(why);
    reason_.append("; name a plain path, and try again.");
    return true;
  }

 private:
  bool say_endangered(std::string_view path, std::string_view place, const ProtectedPath& endangered) {
    reason_.assign("refused: a mount of ");
    append_path(reason_, path);
    if (place != path) {
      reason_.append(", which leads to ");
      append_path(reason_, place);
      reason_.append(",");
    }
    reason_.append(" gives away ").append(name_of(endangered.thing)).append(" (").append(endangered.path);
    reason_.append("): ")
        .append(harm_of(endangered.thing))
        .append("; no policy can allow it. Mount a folder of its own");
    reason_.append(
        ", or give this one up on purpose: the key unprotected of Bulkhead's configuration, or --unprotected.");
    return true;
  }

  const SelfProtection& protection_;
  const Unprotected& unprotected_;
  Facts& facts_;
  std::string& reason_;
};

using Access = ProtectedPaths::Access;

bool mount_harms(const Value& mount, HostPaths& paths) {
  const Value host_path = mount.get("host_path");
  if (!host_path.is_object()) return false;
  return paths.harms(text_at(host_path, "path"),
                     mount.get("read_only").is_true() ? Access::kReadOnly : Access::kWritable);
}

// Where the workload says that a mount may be missing from it, or what it is. (A path that is not resolved has been
// looked at by itself.)
bool hides_mounts(std::string_view unknown) {
  if (unknown == "mounts" || unknown == "container" || unknown == "service") return true;
  return unknown.starts_with("volumes_from") || (unknown.starts_with("mounts.") && unknown.ends_with(".volume"));
}

bool mounts_harm(const MountsRead& read, HostPaths& paths) {
  for (const Value& mount : items_of(read.workload.get("mounts"))) {
    if (mount_harms(mount, paths)) return true;
  }
  if (read.extent == MountsRead::kPathsAlone) return false;
  for (const Value& unknown : items_of(read.workload.get("unknown"))) {
    if (!unknown.is_string() || !hides_mounts(unknown.as_string())) continue;
    return paths.say_doubt(unknown.as_string(), "the Docker daemon could not be asked about it");
  }
  return false;
}

// A checkpoint is written wherever the request says.
bool checkpoint_harms(const ApiRequest& request, HostPaths& paths) {
  const std::string_view folders[] = {text_at(request.body, "CheckpointDir"), text_at(request.parameters, "dir"),
                                      text_at(request.parameters, "checkpoint-dir")};
  return std::ranges::any_of(
      folders, [&](std::string_view folder) { return !folder.empty() && paths.harms(folder, Access::kWritable); });
}

// What a plugin that is there already mounts when it is enabled.
bool plugin_mounts_harm(const Value& plugin, HostPaths& paths) {
  for (const Value& mount : items_of(plugin.get("Settings").get("Mounts"))) {
    const std::string_view source = text_at(mount, "Source");
    const auto is_read_only = [](const Value& option) { return option.is_string() && option.as_string() == "ro"; };
    const bool is_written = std::ranges::none_of(items_of(mount.get("Options")), is_read_only);
    if (source.starts_with('/') && paths.harms(source, is_written ? Access::kWritable : Access::kReadOnly)) return true;
  }
  return false;
}

bool plugin_change_harms(const SelfProtection& protection, const ApiRequest& request, Facts& facts, HostPaths& paths,
                         std::string& reason) {
  const std::string_view route = request.route->name;
  const std::string_view reference = plugin_of(request);
  if (is_same_plugin(reference, protection.plugin_name)) return say_own_plugin(reason, route, reference);
  if (route == "plugin.create" || route == "plugin.pull") return false;
  // A plugin may be named by its id, or the beginning of that.
  const Fact fact = facts.plugin(reference);
  if (fact.is_missing()) return paths.say_doubt(reference, "the Docker daemon could not be asked which plugin it is");
  if (fact.is_known() && is_same_plugin(text_at(fact.document, "Name"), protection.plugin_name)) {
    return say_own_plugin(reason, route, reference);
  }
  return route == "plugin.enable" && plugin_mounts_harm(fact.document, paths);
}

// Where the paths of a request lead; the daemon is asked nothing.
class PathFacts final : public Facts {
 public:
  explicit PathFacts(Facts& facts) : facts_(facts) {}

  Fact container(std::string_view) override { return {}; }
  Fact volume(std::string_view) override { return {}; }
  Fact image(std::string_view) override { return {}; }
  Fact exec(std::string_view) override { return {}; }
  Fact network(std::string_view) override { return {}; }
  Fact service(std::string_view) override { return {}; }
  Fact plugin(std::string_view) override { return {}; }
  Fact daemon_info() override { return {}; }
  HostPathFact host_path(std::string_view path) override { return facts_.host_path(path); }

 private:
  Facts& facts_;
};

// Calls after which the daemon mounts something. Using a container that runs is left to the policy.
constexpr std::string_view kMounting[] = {"container.create", "container.start", "container.restart",
                                          "service.create",   "service.update",  "volume.create",
                                          "plugin.pull",      "plugin.upgrade",  "plugin.set"};

}  // namespace

bool may_mount_from_host(const ApiRequest& request) {
  const std::string_view route = request.route->name;
  const Value& body = request.body;
  if (route == "container.create") {
    const Value host = body.get("HostConfig");
    return has_items(host.get("Binds")) || has_items(host.get("Mounts")) || has_items(host.get("VolumesFrom"));
  }
  if (route == "volume.create") return body.get("DriverOpts").is_object();
  if (route == "service.create")
    return has_items(body.get("TaskTemplate").get("ContainerSpec").get("Mounts")) ||
           body.get("TaskTemplate").get("PluginSpec").is_object();
  constexpr std::string_view kOthers[] = {"service.update", "plugin.pull", "plugin.upgrade", "plugin.set"};
  return is_one_of(route, kOthers);
}

MountsRead read_paths_alone(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts) {
  PathFacts paths(facts);
  return {read_workload(arena, request, traits, paths), MountsRead::kPathsAlone};
}

bool harms_the_gate(const SelfProtection& protection, const Unprotected& unprotected, const ApiRequest& request,
                    const MountsRead& read, Facts& facts, std::string& reason) {
  const std::string_view route = request.route->name;
  HostPaths paths(protection, unprotected, facts, reason);
  if (is_one_of(route, kPluginChanges) && plugin_change_harms(protection, request, facts, paths, reason)) return true;
  if (!protection.paths.has_any(unprotected)) return false;
  const bool has_checkpoint = route == "container.start" || route.starts_with("checkpoint.");
  if (has_checkpoint && checkpoint_harms(request, paths)) return true;
  if (!is_one_of(route, kMounting) || !read.workload.is_object()) return false;
  // A service may be a plugin, which gets its name when it is first started.
  const std::string_view plugin = text_at(read.workload.get("plugin"), "name");
  if (!plugin.empty() && is_same_plugin(plugin, protection.plugin_name)) return say_own_plugin(reason, route, plugin);
  return mounts_harm(read, paths);
}

}  // namespace bulkhead

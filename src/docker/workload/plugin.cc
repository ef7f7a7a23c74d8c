// A plugin's privileges are a list of names and values that the daemon compares with what the plugin's configuration
// wants: a plugin gets no more than them. What `set` changes may be a mount's source or a device's path, under a name
// that only the configuration knows, so every value that is a path counts as one that is granted.

#include "docker/workload/plugin.h"

#include "docker/workload/capabilities.h"
#include "docker/workload/devices.h"
#include "docker/workload/image.h"
#include "docker/workload/mounts.h"
#include "docker/workload/readers.h"
#include "docker/workload/user.h"

namespace bulkhead {
namespace {

using rego::Value;
using PluginBuilder = DocumentBuilder<PluginField>;

constexpr std::string_view kAllDevicesRule = "a *:* rwm";

struct Grants {
  explicit Grants(Reading& reading) : mounts(reading), devices(reading.arena), capabilities(reading.arena) {}

  MountList mounts;
  rego::ArrayBuilder devices;
  rego::ArrayBuilder capabilities;
  bool has_host_pid = false;
  bool has_host_ipc = false;
};

void take_privilege(Reading& reading, PluginBuilder& plugin, Grants& grants, std::string_view name,
                    const Value& values) {
  if (name == "host pid namespace") grants.has_host_pid = true;
  if (name == "host ipc namespace") grants.has_host_ipc = true;
  if (name == "allow-all-devices") plugin.set_true(PluginField::allow_all_devices);
  for (const Value& value : reading.items_of(values, "plugin.privileges")) {
    if (name == "network") plugin.set_text(PluginField::network, text_of(value));
    if (name == "mount") add_granted_path(grants.mounts, value);
    if (name == "device") grants.devices.add(read_device_path(reading, value, grants.devices.size()));
    if (name == "capabilities") grants.capabilities.add(value);
  }
}

Value host_namespace(Reading& reading, const Value& value) {
  DocumentBuilder<NamespaceField> document(reading.arena);
  document.set(NamespaceField::mode, word(Word::kHost));
  document.set(NamespaceField::resolved, word(Word::kHost));
  if (has_text(value)) document.set(NamespaceField::value, value);
  return document.finish();
}

void set_grants(Reading& reading, WorkloadBuilder& workload, PluginBuilder& plugin, Grants& grants) {
  const Value mounts = grants.mounts.finish_list();
  if (has_items(mounts)) workload.set(WorkloadField::mounts, mounts);
  if (grants.devices.size()) workload.set(WorkloadField::devices, grants.devices.finish());
  if (grants.capabilities.size()) {
    workload.set(WorkloadField::capabilities,
                 read_capabilities(reading, {grants.capabilities.finish(), {}, {}, false}));
  }
  if (plugin.get(PluginField::allow_all_devices).is_true()) {
    const Value rules[] = {reading.text(kAllDevicesRule)};
    workload.set(WorkloadField::device_cgroup_rules, Value::array(reading.arena, rules));
  }
  DocumentBuilder<NamespacesField> namespaces(reading.arena);
  const Value network = plugin.get(PluginField::network);
  if (text_of(network) == "host") namespaces.set(NamespacesField::net, host_namespace(reading, network));
  if (grants.has_host_pid) namespaces.set(NamespacesField::pid, host_namespace(reading, {}));
  if (grants.has_host_ipc) namespaces.set(NamespacesField::ipc, host_namespace(reading, {}));
  workload.set(WorkloadField::namespaces, namespaces.finish());
}

// "NAME=value", "NAME.source=/path", "NAME.path=/dev/x", "args=…".
void take_setting(Grants& grants, Reading& reading, std::string_view setting) {
  const size_t equals = setting.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view key = setting.substr(0, equals);
  const std::string_view value = setting.substr(equals + 1);
  if (!value.starts_with('/')) return;
  if (key.ends_with(".path") || value.starts_with("/dev/")) {
    grants.devices.add(read_device_path(reading, reading.text(value), grants.devices.size()));
  } else {
    add_granted_path(grants.mounts, reading.text(value));
  }
}

void set_names(WorkloadBuilder& workload, PluginBuilder& plugin, const ApiRequest& request) {
  const Value name = parameter(request, "name");
  set_if_text(plugin, PluginField::name, name);
  set_if_text(workload, WorkloadField::name, name);
  set_if_text(plugin, PluginField::remote, parameter(request, "remote"));
}

}  // namespace

void set_plugin_ground(Reading& reading, WorkloadBuilder& workload) {
  DocumentBuilder<UserField> user(reading.arena);
  user.set(UserField::uid, Value::integer(0));
  user.set_true(UserField::is_root);
  workload.set(WorkloadField::user, user.finish());
  DocumentBuilder<SeccompField> seccomp(reading.arena);
  seccomp.set(SeccompField::mode, word(Word::kUnconfined));
  DocumentBuilder<SecurityField> security(reading.arena);
  security.set(SecurityField::seccomp, seccomp.finish());
  workload.set(WorkloadField::security, security.finish());
}

void set_privileges(Reading& reading, WorkloadBuilder& workload, PluginBuilder& plugin, const Value& list,
                    PrivilegeKeys keys) {
  Grants grants(reading);
  rego::ArrayBuilder names(reading.arena);
  for (const Value& privilege : reading.items_of(list, "plugin.privileges")) {
    if (grants.devices.size() >= kItemsMax) {
      reading.note_unknown("plugin.privileges");
      break;
    }
    const Value name = privilege.get(keys.name);
    names.add(name.is_string() ? name : word(Word::kEmpty));
    take_privilege(reading, plugin, grants, text_of(name), privilege.get(keys.value));
  }
  plugin.set(PluginField::privileges, names.finish());
  set_grants(reading, workload, plugin, grants);
}

void read_plugin_pull(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  PluginBuilder plugin(reading.arena);
  set_names(workload, plugin, request);
  set_plugin_ground(reading, workload);
  set_privileges(reading, workload, plugin, request.body, kPluginPrivilegeKeys);
  workload.set(WorkloadField::plugin, plugin.finish());
}

void read_plugin_set(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  PluginBuilder plugin(reading.arena);
  set_names(workload, plugin, request);
  set_plugin_ground(reading, workload);
  Grants grants(reading);
  const Value settings = texts_of(reading, request.body);
  for (const Value& setting : reading.items_of(settings, "plugin.settings"))
    take_setting(grants, reading, text_of(setting));
  plugin.set(PluginField::settings, settings);
  set_grants(reading, workload, plugin, grants);
  workload.set(WorkloadField::plugin, plugin.finish());
}

void read_plugin_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  PluginBuilder plugin(reading.arena);
  set_names(workload, plugin, request);
  plugin.set_true(PluginField::unseen);
  set_plugin_ground(reading, workload);
  for (const std::string_view part : {"plugin", "mounts", "devices", "capabilities", "namespaces"}) {
    reading.note_unknown(part);
  }
  workload.set(WorkloadField::plugin, plugin.finish());
}

}  // namespace bulkhead

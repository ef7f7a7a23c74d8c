// Only what was asked for is written over the template, so an ordinary request costs little more than the pass over its
// fields.

#include "docker/workload/container.h"

#include <cstring>

#include "docker/workload/capabilities.h"
#include "docker/workload/devices.h"
#include "docker/workload/image.h"
#include "docker/workload/limits.h"
#include "docker/workload/mounts.h"
#include "docker/workload/namespaces.h"
#include "docker/workload/network.h"
#include "docker/workload/security.h"
#include "docker/workload/user.h"
#include "docker/workload/versions.h"

namespace bulkhead {
namespace {

using rego::Value;

struct MemberField {
  HostMember member;
  WorkloadField field;
};
struct ConfigField {
  ConfigMember member;
  WorkloadField field;
};

constexpr MemberField kHostTexts[] = {{HostMember::Runtime, WorkloadField::runtime},
                                      {HostMember::CgroupParent, WorkloadField::cgroup_parent},
                                      {HostMember::Isolation, WorkloadField::isolation}};
constexpr MemberField kHostMaps[] = {{HostMember::Sysctls, WorkloadField::sysctls},
                                     {HostMember::StorageOpt, WorkloadField::storage_options}};
constexpr MemberField kHostLists[] = {{HostMember::DeviceCgroupRules, WorkloadField::device_cgroup_rules},
                                      {HostMember::Links, WorkloadField::links},
                                      {HostMember::ExtraHosts, WorkloadField::extra_hosts}};
constexpr MemberField kHostFlags[] = {{HostMember::Privileged, WorkloadField::privileged},
                                      {HostMember::ReadonlyRootfs, WorkloadField::read_only_root},
                                      {HostMember::PublishAllPorts, WorkloadField::publish_all_ports},
                                      {HostMember::AutoRemove, WorkloadField::auto_remove}};
constexpr ConfigField kConfigTexts[] = {{ConfigMember::Hostname, WorkloadField::hostname},
                                        {ConfigMember::Domainname, WorkloadField::domainname},
                                        {ConfigMember::MacAddress, WorkloadField::mac_address},
                                        {ConfigMember::StopSignal, WorkloadField::stop_signal}};
constexpr ConfigField kConfigFlags[] = {{ConfigMember::NetworkDisabled, WorkloadField::network_disabled},
                                        {ConfigMember::Tty, WorkloadField::tty},
                                        {ConfigMember::OpenStdin, WorkloadField::stdin}};

void set_dns(Reading& reading, WorkloadBuilder& workload, const Members<HostMember>& host) {
  const Value& servers = host[HostMember::Dns];
  const Value& options = host[HostMember::DnsOptions];
  const Value& search = host[HostMember::DnsSearch];
  if (!has_items(servers) && !has_items(options) && !has_items(search)) return;
  DocumentBuilder<DnsField> dns(reading.arena);
  dns.set(DnsField::servers, texts_of(reading, servers));
  dns.set(DnsField::options, texts_of(reading, options));
  dns.set(DnsField::search, texts_of(reading, search));
  workload.set(WorkloadField::dns, dns.finish());
}

void set_mounts(Reading& reading, WorkloadBuilder& workload, const ContainerSource& source, const Value& image) {
  MountList mounts(reading);
  const Value& from = source.host[HostMember::VolumesFrom];
  // In an inspect the daemon's own list says what was taken, also from a container that is gone.
  if (reading.stage == Stage::kRequest) workload.set(WorkloadField::volumes_from, add_volumes_from(mounts, from));
  add_host_mounts(mounts, source.host);
  const Value& driver = source.host[HostMember::VolumeDriver];
  add_path_volumes(mounts, keys_of(reading, source.config[ConfigMember::Volumes]), Word::kVolumes, driver);
  add_path_volumes(mounts, image_field(image, ImageField::volumes), Word::kImage, driver);
  add_inspected_mounts(mounts, source.inspected_mounts, has_items(from));
  const Value list = mounts.finish_list();
  if (has_items(list)) workload.set(WorkloadField::mounts, list);
}

void set_devices(Reading& reading, WorkloadBuilder& workload, const Members<HostMember>& host) {
  const Value& devices = host[HostMember::Devices];
  const Value& requests = host[HostMember::DeviceRequests];
  if (has_items(devices)) workload.set(WorkloadField::devices, read_devices(reading, devices));
  if (has_items(requests)) workload.set(WorkloadField::device_requests, read_device_requests(reading, requests));
}

void set_networks(Reading& reading, WorkloadBuilder& workload, const ContainerSource& source) {
  const Value& ports = source.host[HostMember::PortBindings];
  if (has_entries(ports)) workload.set(WorkloadField::ports, read_port_bindings(reading, ports));
  const Value& exposed = source.config[ConfigMember::ExposedPorts];
  if (has_entries(exposed)) workload.set(WorkloadField::exposed_ports, keys_of(reading, exposed));
  const Value networks = read_endpoints(reading, source.host[HostMember::NetworkMode], source.endpoints);
  if (has_items(networks)) workload.set(WorkloadField::networks, networks);
}

// Fields that are handed on as they are.
void set_plain(Reading& reading, WorkloadBuilder& workload, const ContainerSource& source) {
  const Members<HostMember>& host = source.host;
  const Members<ConfigMember>& config = source.config;
  for (const MemberField& row : kHostTexts) set_if_text(workload, row.field, host[row.member]);
  for (const MemberField& row : kHostMaps) {
    if (has_entries(host[row.member])) workload.set(row.field, map_of(reading, host[row.member]));
  }
  for (const MemberField& row : kHostLists) {
    if (has_items(host[row.member])) workload.set(row.field, texts_of(reading, host[row.member]));
  }
  for (const MemberField& row : kHostFlags) {
    if (host.is_true(row.member)) workload.set_true(row.field);
  }
  for (const ConfigField& row : kConfigTexts) set_if_text(workload, row.field, config[row.member]);
  for (const ConfigField& row : kConfigFlags) {
    if (config.is_true(row.member)) workload.set_true(row.field);
  }
  const Value& labels = config[ConfigMember::Labels];
  if (has_entries(labels)) workload.set(WorkloadField::labels, map_of(reading, labels));
  const Value& annotations = host[HostMember::Annotations];
  const bool has_annotations = has_entries(annotations) && !reading.must_be_before(kAnnotationsFrom);
  if (has_annotations) workload.set(WorkloadField::annotations, map_of(reading, annotations));
  const Value& umask = host[HostMember::Umask];
  if (umask.is_number() && !reading.must_be_before(kUmaskFrom)) workload.set(WorkloadField::umask, umask);
  const Value& stop_timeout = config[ConfigMember::StopTimeout];
  if (stop_timeout.is_number()) workload.set(WorkloadField::stop_timeout, stop_timeout);
  if (host[HostMember::Init].is_boolean()) workload.set(WorkloadField::init, host[HostMember::Init]);
}

}  // namespace

Value read_command(Reading& reading, const CommandSource& source, const Value& image) {
  DocumentBuilder<CommandField> command(reading.arena);
  // An entrypoint of the request, also an empty one, takes the image's away, and its command too unless it is empty.
  const Value entrypoint =
      is_set(source.entrypoint) ? texts_of(reading, source.entrypoint) : image_field(image, ImageField::entrypoint);
  const Value image_cmd = has_items(source.entrypoint) ? Value() : image_field(image, ImageField::cmd);
  if (has_items(entrypoint)) command.set(CommandField::entrypoint, entrypoint);
  const Value cmd = has_items(source.cmd) ? texts_of(reading, source.cmd) : image_cmd;
  if (has_items(cmd)) command.set(CommandField::cmd, cmd);
  set_if_text(command, CommandField::working_dir,
              has_text(source.working_dir) ? source.working_dir : image_field(image, ImageField::working_dir));
  if (has_items(source.env)) command.set(CommandField::env, texts_of(reading, source.env));
  if (has_items(source.shell)) command.set(CommandField::shell, texts_of(reading, source.shell));
  return command.finish();
}

void set_restart(Reading& reading, WorkloadBuilder& workload, const Value& policy) {
  const Value name = policy.get("Name");
  if (!has_text(name) || name.as_string() == "no") return;
  DocumentBuilder<RestartField> restart(reading.arena);
  restart.set(RestartField::policy, name);
  const Value retries = policy.get("MaximumRetryCount");
  if (retries.is_integer() && retries.as_integer() != 0) restart.set(RestartField::maximum_retries, retries);
  workload.set(WorkloadField::restart, restart.finish());
}

Value read_health(Reading& reading, const Value& check) {
  if (!check.is_object()) return Value::null();
  DocumentBuilder<HealthField> health(reading.arena);
  const Value test = texts_of(reading, check.get("Test"));
  health.set(HealthField::test, test);
  if (has_items(test) && text_of(test.items()[0]) == "NONE") health.set_true(HealthField::disabled);
  const auto set_number = [&](HealthField field, const Value& number) {
    if (number.is_number() && !(number.is_integer() && number.as_integer() == 0)) health.set(field, number);
  };
  set_number(HealthField::interval, check.get("Interval"));
  set_number(HealthField::timeout, check.get("Timeout"));
  set_number(HealthField::retries, check.get("Retries"));
  return health.finish();
}

void set_container(Reading& reading, WorkloadBuilder& workload, const ContainerSource& source) {
  const Members<ConfigMember>& config = source.config;
  const Members<HostMember>& host = source.host;
  const Value image = read_image(reading, config[ConfigMember::Image]);
  workload.set(WorkloadField::image, image);
  workload.set(WorkloadField::command,
               read_command(reading,
                            {config[ConfigMember::Entrypoint], config[ConfigMember::Cmd],
                             config[ConfigMember::WorkingDir], config[ConfigMember::Env], config[ConfigMember::Shell]},
                            image));
  workload.set(WorkloadField::user, read_user(reading, config[ConfigMember::User], image, host[HostMember::GroupAdd]));
  const CapabilityRequest capabilities{host[HostMember::CapAdd], host[HostMember::CapDrop],
                                       host[HostMember::Capabilities], host.is_true(HostMember::Privileged)};
  workload.set(WorkloadField::capabilities, read_capabilities(reading, capabilities));
  workload.set(WorkloadField::namespaces, read_namespaces(reading, host));
  workload.set(WorkloadField::security, read_security(reading, host));
  workload.set(WorkloadField::limits, read_limits(reading, host, LimitsOf::kContainer));
  set_mounts(reading, workload, source, image);
  set_devices(reading, workload, host);
  set_networks(reading, workload, source);
  set_restart(reading, workload, host[HostMember::RestartPolicy]);
  set_dns(reading, workload, host);
  const Value& log = host[HostMember::LogConfig];
  if (log.is_object()) workload.set(WorkloadField::log, read_log(reading, log.get("Type"), log.get("Config")));
  const Value& health = config[ConfigMember::Healthcheck];
  if (health.is_object()) workload.set(WorkloadField::health, read_health(reading, health));
  set_plain(reading, workload, source);
}

}  // namespace bulkhead

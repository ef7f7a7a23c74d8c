// Services: containers without a HostConfig, or plugins. An update that goes back says nothing about what it goes back
// to: the daemon's previous spec is the workload then, whatever the body is.

#include "docker/workload/capabilities.h"
#include "docker/workload/image.h"
#include "docker/workload/limits.h"
#include "docker/workload/mounts.h"
#include "docker/workload/namespaces.h"
#include "docker/workload/network.h"
#include "docker/workload/plugin.h"
#include "docker/workload/readers.h"
#include "docker/workload/security.h"
#include "docker/workload/user.h"

namespace bulkhead {
namespace {

using rego::Value;
using ServiceBuilder = DocumentBuilder<ServiceField>;

void set_mode(ServiceBuilder& service, const Value& mode) {
  if (mode.get("Global").is_object()) service.set(ServiceField::mode, word(Word::kGlobal));
  if (mode.get("GlobalJob").is_object()) service.set(ServiceField::mode, word(Word::kGlobalJob));
  const Value job = mode.get("ReplicatedJob");
  if (job.is_object()) service.set(ServiceField::mode, word(Word::kReplicatedJob));
  const Value replicas = job.is_object() ? job.get("TotalCompletions") : mode.get("Replicated").get("Replicas");
  if (replicas.is_number()) service.set(ServiceField::replicas, replicas);
}

void add_secrets(Reading& reading, rego::ArrayBuilder& list, const Value& references, Word type, std::string_view id,
                 std::string_view name) {
  for (const Value& reference : reading.items_of(references, "service.secrets")) {
    DocumentBuilder<SecretField> secret(reading.arena);
    secret.set(SecretField::type, word(type));
    set_if_text(secret, SecretField::id, reference.get(id));
    set_if_text(secret, SecretField::name, reference.get(name));
    set_if_text(secret, SecretField::target, reference.get("File").get("Name"));
    list.add(secret.finish());
  }
}

Value generic_resources(Reading& reading, const Value& list) {
  rego::ArrayBuilder kinds(reading.arena);
  if (list.is_array()) {
    for (const Value& item : list.items()) {
      const Value named = item.get("NamedResourceSpec").get("Kind");
      const Value counted = item.get("DiscreteResourceSpec").get("Kind");
      if (has_text(named)) kinds.add(named);
      if (has_text(counted)) kinds.add(counted);
    }
  }
  return kinds.finish();
}

void set_service(Reading& reading, ServiceBuilder& service, const Value& spec, const Members<TaskMember>& task) {
  set_mode(service, spec.get("Mode"));
  const Value placement = task[TaskMember::Placement];
  service.set(ServiceField::constraints, texts_of(reading, placement.get("Constraints")));
  const Members<ContainerSpecMember> container(task[TaskMember::ContainerSpec]);
  rego::ArrayBuilder secrets(reading.arena);
  add_secrets(reading, secrets, container[ContainerSpecMember::Secrets], Word::kSecret, "SecretID", "SecretName");
  add_secrets(reading, secrets, container[ContainerSpecMember::Configs], Word::kConfig, "ConfigID", "ConfigName");
  service.set(ServiceField::secrets, secrets.finish());
  const Value reserved = task[TaskMember::Resources].get("Reservations");
  service.set(ServiceField::generic_resources, generic_resources(reading, reserved.get("GenericResources")));
  set_if_text(service, ServiceField::endpoint_mode, spec.get("EndpointSpec").get("Mode"));
  service.set(ServiceField::service_labels, map_of(reading, spec.get("Labels")));
}

void set_task_restart(Reading& reading, WorkloadBuilder& workload, const Value& policy) {
  DocumentBuilder<RestartField> restart(reading.arena);
  const Value condition = policy.get("Condition");
  restart.set(RestartField::policy, has_text(condition) ? condition : word(Word::kAnyEnd));
  const Value attempts = policy.get("MaxAttempts");
  if (attempts.is_integer() && attempts.as_integer() != 0) restart.set(RestartField::maximum_retries, attempts);
  workload.set(WorkloadField::restart, restart.finish());
}

void set_task_dns(Reading& reading, WorkloadBuilder& workload, const Value& config) {
  if (!config.is_object()) return;
  DocumentBuilder<DnsField> dns(reading.arena);
  dns.set(DnsField::servers, texts_of(reading, config.get("Nameservers")));
  dns.set(DnsField::options, texts_of(reading, config.get("Options")));
  dns.set(DnsField::search, texts_of(reading, config.get("Search")));
  workload.set(WorkloadField::dns, dns.finish());
}

// What runs: the container's own spec.
void set_task_container(Reading& reading, WorkloadBuilder& workload, const Members<ContainerSpecMember>& spec) {
  using Spec = ContainerSpecMember;
  const Value image = read_image(reading, spec[Spec::Image]);
  workload.set(WorkloadField::image, image);
  workload.set(
      WorkloadField::command,
      read_command(reading, {spec[Spec::Command], spec[Spec::Args], spec[Spec::Dir], spec[Spec::Env], {}}, image));
  workload.set(WorkloadField::user, read_user(reading, spec[Spec::User], image, spec[Spec::Groups]));
  workload.set(WorkloadField::capabilities,
               read_capabilities(reading, {spec[Spec::CapabilityAdd], spec[Spec::CapabilityDrop], {}, false}));
  workload.set(WorkloadField::security, read_service_security(reading, spec[Spec::Privileges]));
  MountList mounts(reading);
  add_mount_specs(mounts, spec[Spec::Mounts]);
  add_path_volumes(mounts, image_field(image, ImageField::volumes), Word::kImage, {});
  workload.set(WorkloadField::mounts, mounts.finish_list());
  workload.set(WorkloadField::health, read_health(reading, spec[Spec::Healthcheck]));
  workload.set(WorkloadField::sysctls, map_of(reading, spec[Spec::Sysctls]));
  workload.set(WorkloadField::labels, map_of(reading, spec[Spec::Labels]));
  workload.set(WorkloadField::extra_hosts, texts_of(reading, spec[Spec::Hosts]));
  set_task_dns(reading, workload, spec[Spec::DNSConfig]);
  set_if_text(workload, WorkloadField::hostname, spec[Spec::Hostname]);
  set_if_text(workload, WorkloadField::stop_signal, spec[Spec::StopSignal]);
  set_if_text(workload, WorkloadField::isolation, spec[Spec::Isolation]);
  if (spec.is_true(Spec::ReadOnly)) workload.set_true(WorkloadField::read_only_root);
  if (spec.is_true(Spec::TTY)) workload.set_true(WorkloadField::tty);
  if (spec.is_true(Spec::OpenStdin)) workload.set_true(WorkloadField::stdin);
  if (spec[Spec::Init].is_boolean()) workload.set(WorkloadField::init, spec[Spec::Init]);
}

void set_plugin_task(Reading& reading, WorkloadBuilder& workload, const Value& spec) {
  DocumentBuilder<PluginField> plugin(reading.arena);
  set_if_text(plugin, PluginField::name, spec.get("name"));
  set_if_text(plugin, PluginField::remote, spec.get("remote"));
  set_plugin_ground(reading, workload);
  set_privileges(reading, workload, plugin, spec.get("privileges"), kServicePrivilegeKeys);
  plugin.set(PluginField::settings, texts_of(reading, spec.get("env")));
  workload.set(WorkloadField::plugin, plugin.finish());
}

void set_spec(Reading& reading, WorkloadBuilder& workload, ServiceBuilder& service, const Value& spec) {
  const Members<TaskMember> task(spec.get("TaskTemplate"));
  set_service(reading, service, spec, task);
  set_if_text(workload, WorkloadField::name, spec.get("Name"));
  const Value networks = read_service_networks(reading, task[TaskMember::Networks], spec.get("Networks"));
  workload.set(WorkloadField::networks, networks);
  workload.set(WorkloadField::ports, read_service_ports(reading, spec.get("EndpointSpec").get("Ports")));
  const bool is_plugin = task.text(TaskMember::Runtime) == "plugin" || task[TaskMember::PluginSpec].is_object();
  if (is_plugin) {
    service.set(ServiceField::runtime, word(Word::kPlugin));
    return set_plugin_task(reading, workload, task[TaskMember::PluginSpec]);
  }
  if (task[TaskMember::NetworkAttachmentSpec].is_object()) {
    service.set(ServiceField::runtime, word(Word::kAttachment));
  }
  const Members<ContainerSpecMember> container(task[TaskMember::ContainerSpec]);
  set_task_container(reading, workload, container);
  const bool has_host = has_host_network(networks);
  workload.set(WorkloadField::namespaces,
               read_task_namespaces(reading, has_host ? TaskNetwork::kHost : TaskNetwork::kPrivate));
  workload.set(WorkloadField::limits,
               read_service_limits(reading, task[TaskMember::Resources], container[ContainerSpecMember::Ulimits],
                                   container[ContainerSpecMember::OomScoreAdj]));
  set_task_restart(reading, workload, task[TaskMember::RestartPolicy]);
  const Value log = task[TaskMember::LogDriver];
  if (log.is_object()) workload.set(WorkloadField::log, read_log(reading, log.get("Name"), log.get("Options")));
}

}  // namespace

void read_service_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  ServiceBuilder service(reading.arena);
  set_spec(reading, workload, service, request.body);
  workload.set(WorkloadField::service, service.finish());
}

void read_service_update(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  ServiceBuilder service(reading.arena);
  const std::string_view id = text_of(parameter(request, "id"));
  service.set_text(ServiceField::id, id);
  Value spec = request.body;
  if (text_of(parameter(request, "rollback")) == "previous") {
    service.set_true(ServiceField::rollback);
    const Fact fact = reading.facts.service(id);
    spec = fact.is_known() ? fact.document.get("PreviousSpec") : Value();
    if (!spec.is_object()) reading.note_unknown("service");
  }
  set_spec(reading, workload, service, spec);
  workload.set(WorkloadField::service, service.finish());
}

}  // namespace bulkhead

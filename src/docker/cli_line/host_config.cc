// HostConfig, field by field. The two releases spell empty lists differently.

#include <algorithm>

#include "docker/cli_line/create_request.h"
#include "docker/cli_line/go_text.h"
#include "docker/cli_line/object_maker.h"

namespace bulkhead::cli_line {
namespace {

using rego::Value;

constexpr ApiVersion kKernelMemoryFirst{1, 40};
constexpr ApiVersion kKernelMemoryEnd{1, 42};

// 28 writes capabilities its own way: CAP_ in front, sorted, each once.
Texts capabilities(const CliContext& context, const Texts& names) {
  if (context.is_old()) return names;
  Texts normal;
  for (const std::string& name : names) {
    std::string upper = to_upper(name);
    normal.push_back(upper == "ALL" || upper.starts_with("CAP_") ? std::move(upper) : "CAP_" + upper);
  }
  std::ranges::sort(normal);
  const auto rest = std::ranges::unique(normal);
  normal.erase(rest.begin(), rest.end());
  return normal;
}

Value device_numbers(base::Arena& arena, const std::vector<DeviceNumber>& devices, std::string_view field,
                     const Value& empty) {
  if (devices.empty()) return empty;
  rego::ArrayBuilder items(arena);
  for (const DeviceNumber& device : devices) {
    items.add(ObjectMaker(arena).text("Path", device.path).natural(field, device.number).finish());
  }
  return items.finish();
}

Value ulimits(base::Arena& arena, const ContainerOptions& options, const Value& empty) {
  if (options.ulimits.empty()) return empty;
  rego::ArrayBuilder items(arena);
  for (const auto& [name, limit] : options.ulimits) {
    items.add(ObjectMaker(arena).text("Name", name).integer("Hard", limit.hard).integer("Soft", limit.soft).finish());
  }
  return items.finish();
}

Value device_mappings(base::Arena& arena, const Devices& devices) {
  rego::ArrayBuilder items(arena);
  for (const DeviceMapping& device : devices.mappings) {
    items.add(ObjectMaker(arena)
                  .text("PathOnHost", device.host_path)
                  .text("PathInContainer", device.container_path)
                  .text("CgroupPermissions", device.permissions)
                  .finish());
  }
  return items.finish();
}

Value device_requests(base::Arena& arena, const ContainerOptions& options, const Devices& devices) {
  if (options.gpus.empty() && devices.cdi_names.empty()) return Value::null();
  rego::ArrayBuilder items(arena);
  for (const GpuOption& gpu : options.gpus) {
    const Value capability_list = make_list(arena, gpu.capabilities);
    ObjectMaker request(arena);
    request.text("Driver", gpu.driver).integer("Count", gpu.count).map("Options", gpu.options);
    request.value("Capabilities", Value::array(arena, {&capability_list, 1}));
    if (gpu.device_ids) {
      request.list("DeviceIDs", *gpu.device_ids);
    } else {
      request.null("DeviceIDs");
    }
    items.add(request.finish());
  }
  if (!devices.cdi_names.empty()) {
    ObjectMaker request(arena);
    request.text("Driver", "cdi").integer("Count", 0).list("DeviceIDs", devices.cdi_names);
    items.add(request.null("Capabilities").null("Options").finish());
  }
  return items.finish();
}

Value volume_options(base::Arena& arena, const MountOption& mount) {
  ObjectMaker options(arena);
  options.truth_if_any("NoCopy", mount.is_nocopy).map_if_any("Labels", mount.labels);
  options.text_if_any("Subpath", mount.volume_subpath);
  ObjectMaker driver(arena);
  driver.text_if_any("Name", mount.driver).map_if_any("Options", mount.driver_options);
  return options.value("DriverConfig", driver.finish()).finish();
}

Value mount_value(base::Arena& arena, const MountOption& mount) {
  ObjectMaker out(arena);
  out.text_if_any("Type", mount.type).text_if_any("Source", mount.source).text_if_any("Target", mount.target);
  out.truth_if_any("ReadOnly", mount.is_read_only).text_if_any("Consistency", mount.consistency);
  if (mount.has_bind) {
    ObjectMaker bind(arena);
    bind.text_if_any("Propagation", mount.propagation).truth_if_any("NonRecursive", mount.is_nonrecursive);
    bind.truth_if_any("ReadOnlyNonRecursive", mount.is_read_only_nonrecursive);
    bind.truth_if_any("ReadOnlyForceRecursive", mount.is_read_only_forced_recursive);
    out.value("BindOptions", bind.finish());
  }
  if (mount.has_volume) out.value("VolumeOptions", volume_options(arena, mount));
  if (mount.has_image) {
    out.value("ImageOptions", ObjectMaker(arena).text_if_any("Subpath", mount.image_subpath).finish());
  }
  if (mount.has_tmpfs) {
    ObjectMaker tmpfs(arena);
    tmpfs.integer_if_any("SizeBytes", mount.tmpfs_bytes).integer_if_any("Mode", mount.tmpfs_mode);
    out.value("TmpfsOptions", tmpfs.finish());
  }
  return out.finish();
}

void add_mounts(ObjectMaker& out, const ContainerOptions& options) {
  rego::ArrayBuilder items(out.arena());
  for (const MountOption& mount : options.mounts) items.add(mount_value(out.arena(), mount));
  if (options.uses_api_socket) {
    constexpr char kSocket[] = "/var/run/docker.sock";
    ObjectMaker mount(out.arena());
    mount.text("Type", "bind").text("Source", kSocket).text("Target", kSocket);
    items.add(mount.value("BindOptions", Value::empty_object()).finish());
  }
  if (items.size() > 0) out.value("Mounts", items.finish());
}

void add_processor_limits(ObjectMaker& out, const ContainerOptions& options) {
  out.integer("CpuShares", options.cpu_shares).integer("NanoCpus", options.nano_cpus);
  out.integer("CpuPeriod", options.cpu_period).integer("CpuQuota", options.cpu_quota);
  out.integer("CpuRealtimePeriod", options.cpu_rt_period).integer("CpuRealtimeRuntime", options.cpu_rt_runtime);
  out.text("CpusetCpus", options.cpuset_cpus).text("CpusetMems", options.cpuset_mems);
  out.integer("CpuCount", 0).integer("CpuPercent", 0);  // of Windows alone, as the next two
  out.integer("IOMaximumIOps", 0).integer("IOMaximumBandwidth", 0);
}

void add_memory_limits(ObjectMaker& out, const CliContext& context, const ContainerOptions& options) {
  out.integer("Memory", options.memory).integer("MemoryReservation", options.memory_reservation);
  out.integer("MemorySwap", options.memory_swap).integer("MemorySwappiness", options.swappiness);
  out.truth("OomKillDisable", options.disables_oom_kill).integer("PidsLimit", options.pids_limit);
  if (context.is_old()) {
    out.integer("KernelMemory", options.kernel_memory).integer("KernelMemoryTCP", 0);
  } else if (context.api >= kKernelMemoryFirst && context.api < kKernelMemoryEnd) {
    out.integer_if_any("KernelMemory", options.kernel_memory);
  }
}

void add_device_limits(ObjectMaker& out, const CliContext& context, const ContainerOptions& options,
                       const Devices& devices) {
  base::Arena& arena = out.arena();
  const Value empty = context.is_old() ? Value::null() : Value::empty_array();
  out.natural("BlkioWeight", options.blkio_weight);
  out.value("BlkioWeightDevice", device_numbers(arena, options.blkio_weights, "Weight", Value::empty_array()));
  out.value("BlkioDeviceReadBps", device_numbers(arena, options.read_bps, "Rate", empty));
  out.value("BlkioDeviceWriteBps", device_numbers(arena, options.write_bps, "Rate", empty));
  out.value("BlkioDeviceReadIOps", device_numbers(arena, options.read_iops, "Rate", empty));
  out.value("BlkioDeviceWriteIOps", device_numbers(arena, options.write_iops, "Rate", empty));
  out.value("Ulimits", ulimits(arena, options, empty));
  out.value("Devices", device_mappings(arena, devices)).texts("DeviceCgroupRules", options.device_cgroup_rules);
  out.value("DeviceRequests", device_requests(arena, options, devices));
}

Value port_bindings(base::Arena& arena, const Ports& ports) {
  ObjectMaker out(arena);
  for (const auto& [port, bindings] : ports.bindings) {
    rego::ArrayBuilder items(arena);
    for (const PortBinding& binding : bindings) {
      items.add(ObjectMaker(arena).text("HostIp", binding.host_ip).text("HostPort", binding.host_port).finish());
    }
    out.value(port, items.finish());
  }
  return out.finish();
}

void add_network(ObjectMaker& out, const ContainerOptions& options, const ContainerParts& parts) {
  out.text("NetworkMode", network_mode(options)).value("PortBindings", port_bindings(out.arena(), parts.ports));
  out.list("Dns", options.dns).list("DnsOptions", options.dns_options).list("DnsSearch", options.dns_search);
  out.texts("ExtraHosts", options.extra_hosts).texts("Links", options.links);
  out.truth("PublishAllPorts", options.publishes_all);
}

// "/run:size=1g": options by folder.
TextMap tmpfs_mounts(const Texts& options) {
  TextMap mounts;
  for (const std::string& option : options) {
    const Cut parts = cut(option, ':');
    mounts[std::string(parts.before)] = parts.after;
  }
  return mounts;
}

void add_storage(ObjectMaker& out, const ContainerOptions& options, const ContainerParts& parts) {
  out.texts("Binds", parts.volumes.binds).text("VolumeDriver", options.volume_driver);
  out.texts("VolumesFrom", options.volumes_from).truth("ReadonlyRootfs", options.is_read_only);
  out.map_if_any("StorageOpt", parts.storage_options).map_if_any("Tmpfs", tmpfs_mounts(options.tmpfs));
  out.integer("ShmSize", options.shm_size);
  add_mounts(out, options);
}

void add_security(ObjectMaker& out, const CliContext& context, const ContainerOptions& options,
                  const SecurityOptions& security) {
  out.texts("CapAdd", capabilities(context, options.cap_add)).texts("CapDrop", capabilities(context, options.cap_drop));
  out.truth("Privileged", options.is_privileged).texts("GroupAdd", options.group_add);
  const Value paths = security.unmasks_paths ? Value::empty_array() : Value::null();
  out.value("MaskedPaths", paths).value("ReadonlyPaths", paths);
  if (security.options) {
    out.list("SecurityOpt", *security.options);
  } else {
    out.null("SecurityOpt");
  }
}

void add_namespaces(ObjectMaker& out, const ContainerOptions& options) {
  out.text("CgroupnsMode", options.cgroupns).text("IpcMode", options.ipc).text("PidMode", options.pid);
  out.text("UTSMode", options.uts).text("UsernsMode", options.userns);
  out.text("Cgroup", "").text("CgroupParent", options.cgroup_parent).text("Isolation", options.isolation);
}

}  // namespace

std::string network_mode(const ContainerOptions& options) {
  return options.networks.empty() ? "default" : options.networks.front().target;
}

Value make_host_config(base::Arena& arena, const CliContext& context, const ContainerOptions& options,
                       const ContainerParts& parts) {
  ObjectMaker out(arena);
  add_storage(out, options, parts);
  add_network(out, options, parts);
  add_security(out, context, options, parts.security);
  add_namespaces(out, options);
  add_processor_limits(out, options);
  add_memory_limits(out, context, options);
  add_device_limits(out, context, options, parts.devices);
  ObjectMaker log(arena);
  out.value("LogConfig", log.text("Type", options.log_driver).map("Config", parts.log_options).finish());
  ObjectMaker restart(arena);
  restart.text("Name", parts.restart.name).integer("MaximumRetryCount", parts.restart.retries_max);
  out.value("RestartPolicy", restart.finish());
  out.text("ContainerIDFile", options.cid_file).truth("AutoRemove", options.removes_itself);
  out.integer("OomScoreAdj", options.oom_score_adj).text_if_any("Runtime", options.runtime);
  out.map_if_any("Sysctls", options.sysctls).map_if_any("Annotations", options.annotations);
  const Value console[] = {Value::integer(0), Value::integer(0)};  // as from a client without a terminal
  out.value("ConsoleSize", Value::array(arena, console));
  if (options.init) out.truth("Init", *options.init);
  return out.finish();
}

}  // namespace bulkhead::cli_line

// POST /build: everything that can be seen stands in the query. What HostConfig has too is put under HostConfig's names
// and read as one.

#include "docker/workload/limits.h"
#include "docker/workload/namespaces.h"
#include "docker/workload/readers.h"

namespace bulkhead {
namespace {

using rego::Value;

struct TextParameter {
  std::string_view name;
  BuildField field;
};
constexpr TextParameter kTexts[] = {{"remote", BuildField::remote},   {"dockerfile", BuildField::dockerfile},
                                    {"target", BuildField::target},   {"networkmode", BuildField::network},
                                    {"session", BuildField::session}, {"platform", BuildField::platform}};

struct HostParameter {
  std::string_view name;
  std::string_view member;
};
constexpr HostParameter kHost[] = {{"networkmode", "NetworkMode"}, {"cpusetcpus", "CpusetCpus"},
                                   {"cpusetmems", "CpusetMems"},   {"memory", "Memory"},
                                   {"memswap", "MemorySwap"},      {"cpushares", "CpuShares"},
                                   {"cpuperiod", "CpuPeriod"},     {"cpuquota", "CpuQuota"},
                                   {"shmsize", "ShmSize"},         {"ulimits", "Ulimits"}};

Value host_config(Reading& reading, const ApiRequest& request) {
  rego::ObjectBuilder host(reading.arena);
  for (const HostParameter& row : kHost) {
    const Value value = parameter(request, row.name);
    if (value.is_defined()) host.add(reading.text(row.member), value);
  }
  return host.finish();
}

Value read_outputs(Reading& reading, const Value& list) {
  rego::ArrayBuilder outputs(reading.arena);
  for (const Value& item : reading.items_of(list, "build.outputs")) {
    DocumentBuilder<OutputField> output(reading.arena);
    set_if_text(output, OutputField::type, item.get("Type"));
    output.set(OutputField::attributes, map_of(reading, item.get("Attrs")));
    outputs.add(output.finish());
  }
  return outputs.finish();
}

}  // namespace

void read_build(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  DocumentBuilder<BuildField> build(reading.arena);
  for (const TextParameter& row : kTexts) set_if_text(build, row.field, parameter(request, row.name));
  build.set(BuildField::tags, texts_of(reading, parameter(request, "t")));
  build.set(BuildField::build_args, keys_of(reading, parameter(request, "buildargs")));
  build.set(BuildField::cache_from, texts_of(reading, parameter(request, "cachefrom")));
  build.set(BuildField::outputs, read_outputs(reading, parameter(request, "outputs")));
  if (text_of(parameter(request, "version")) == "2") build.set_true(BuildField::build_kit);
  if (parameter(request, "squash").is_true()) build.set_true(BuildField::squash);
  if (parameter(request, "pull").is_true()) build.set_true(BuildField::pull);
  workload.set(WorkloadField::build, build.finish());

  const Members<HostMember> host(host_config(reading, request));
  workload.set(WorkloadField::namespaces, read_namespaces(reading, host));
  workload.set(WorkloadField::limits, read_limits(reading, host, LimitsOf::kContainer));
  workload.set(WorkloadField::extra_hosts, texts_of(reading, parameter(request, "extrahosts")));
  workload.set(WorkloadField::labels, map_of(reading, parameter(request, "labels")));
  set_if_text(workload, WorkloadField::cgroup_parent, parameter(request, "cgroupparent"));
}

}  // namespace bulkhead

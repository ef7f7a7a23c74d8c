// POST /build: everything that can be seen stands in the query; lists and maps come as JSON.

#include "docker/workload/limits.h"
#include "docker/workload/namespaces.h"
#include "docker/workload/readers.h"
#include "docker/workload/request_parts.h"
#include "docker/workload/user.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using rego::Value;
using BuildBuilder = DocumentBuilder<BuildField>;

struct TextParameter {
  std::string_view key;
  BuildField field;
};
constexpr TextParameter kTexts[] = {
    {"remote", BuildField::remote},       {"dockerfile", BuildField::dockerfile}, {"target", BuildField::target},
    {"networkmode", BuildField::network}, {"session", BuildField::session},       {"outputs", BuildField::outputs},
    {"platform", BuildField::platform},
};

// The query's parameters under the names that HostConfig has for the same things.
struct HostParameter {
  std::string_view key;
  std::string_view member;
};
constexpr HostParameter kHostTexts[] = {
    {"networkmode", "NetworkMode"}, {"cpusetcpus", "CpusetCpus"}, {"cpusetmems", "CpusetMems"}};
constexpr HostParameter kHostNumbers[] = {{"memory", "Memory"},       {"memswap", "MemorySwap"},
                                          {"cpushares", "CpuShares"}, {"cpuperiod", "CpuPeriod"},
                                          {"cpuquota", "CpuQuota"},   {"shmsize", "ShmSize"}};

Value host_config(Reading& reading, const ApiRequest& request) {
  rego::ObjectBuilder host(reading.arena);
  for (const HostParameter& parameter : kHostTexts) {
    host.add(reading.text(parameter.member), reading.text(query_text(request, parameter.key)));
  }
  for (const HostParameter& parameter : kHostNumbers) {
    const auto number = parse_go_int(query_text(request, parameter.key));
    if (number) host.add(reading.text(parameter.member), Value::integer(*number));
  }
  return host.finish();
}

// Undefined for "", and for what is no JSON: then it is noted.
Value json_parameter(Reading& reading, const ApiRequest& request, std::string_view key, std::string_view path) {
  const std::string_view text = query_text(request, key);
  if (text.empty()) return {};
  auto parsed = rego::read_json(reading.arena, text);
  if (parsed) return *parsed;
  reading.note_unknown(path);
  return {};
}

}  // namespace

void read_build(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  BuildBuilder build(reading.arena);
  for (const TextParameter& parameter : kTexts) {
    const std::string_view text = query_text(request, parameter.key);
    if (!text.empty()) build.set_text(parameter.field, text);
  }
  build.set(BuildField::tags, query_texts(reading, request, "t"));
  build.set(BuildField::build_args,
            keys_of(reading, json_parameter(reading, request, "buildargs", "build.build_args")));
  build.set(BuildField::cache_from,
            texts_of(reading, json_parameter(reading, request, "cachefrom", "build.cache_from")));
  if (query_text(request, "version") == "2") build.set_true(BuildField::build_kit);
  if (query_flag(request, "squash")) build.set_true(BuildField::squash);
  if (query_flag(request, "pull")) build.set_true(BuildField::pull);
  workload.set(WorkloadField::build, build.finish());

  const Members<HostMember> host(host_config(reading, request));
  workload.set(WorkloadField::namespaces, read_namespaces(reading, host));
  workload.set(WorkloadField::limits, read_limits(reading, host, LimitsOf::kContainer));
  workload.set(WorkloadField::extra_hosts, query_texts(reading, request, "extrahosts"));
  workload.set(WorkloadField::labels, map_of(reading, json_parameter(reading, request, "labels", "labels")));
  const std::string_view cgroup_parent = query_text(request, "cgroupparent");
  if (!cgroup_parent.empty()) workload.set_text(WorkloadField::cgroup_parent, cgroup_parent);
}

}  // namespace bulkhead

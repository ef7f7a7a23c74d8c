// The workload of a create request: from the decoded request to the document, and the two together next to simdjson's
// parse of the same bytes. The requests are those that the docker command line sends.

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <string>

#include "cli/heap_counter.h"
#include "docker/api/request_decoder.h"
#include "docker/workload/workload.h"

namespace {

// About 2 kB with three variables; about 64 kB with 900.
std::string create_body(int env_count) {
  std::string env;
  for (int i = 0; i < env_count; i++) {
    env += fmt::format(R"({}"SETTING_{:03}=value number {} of a list that is rather long, as such lists are")",
                       i ? "," : "", i, i);
  }
  return fmt::format(
      R"({{"Hostname":"","Domainname":"","User":"1000","AttachStdin":false,"AttachStdout":true,"AttachStderr":true,)"
      R"("Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":[{}],"Cmd":["nginx","-g","daemon off;"],)"
      R"("Image":"registry.example/team/web:1.2.3","Volumes":{{}},"WorkingDir":"/srv","Entrypoint":null,"OnBuild":null,)"
      R"("Labels":{{"com.docker.compose.project":"shop","com.docker.compose.service":"web"}},"HostConfig":{{)"
      R"("Binds":["/srv/data:/data:ro","cache:/var/cache"],"ContainerIDFile":"","LogConfig":{{"Type":"","Config":{{}}}},)"
      R"("NetworkMode":"default","PortBindings":{{"80/tcp":[{{"HostIp":"127.0.0.1","HostPort":"8080"}}]}},)"
      R"("RestartPolicy":{{"Name":"unless-stopped","MaximumRetryCount":0}},"AutoRemove":false,"VolumeDriver":"",)"
      R"("VolumesFrom":null,"ConsoleSize":[0,0],"CapAdd":["NET_BIND_SERVICE"],"CapDrop":["ALL"],"CgroupnsMode":"",)"
      R"("Dns":[],"DnsOptions":[],"DnsSearch":[],"ExtraHosts":null,"GroupAdd":null,"IpcMode":"","Cgroup":"","Links":null,)"
      R"("OomScoreAdj":0,"PidMode":"","Privileged":false,"PublishAllPorts":false,"ReadonlyRootfs":true,)"
      R"("SecurityOpt":["no-new-privileges"],"UTSMode":"","UsernsMode":"","ShmSize":0,"Isolation":"","CpuShares":0,)"
      R"("Memory":268435456,"NanoCpus":500000000,"CgroupParent":"","BlkioWeight":0,"BlkioWeightDevice":[],)"
      R"("BlkioDeviceReadBps":[],"BlkioDeviceWriteBps":[],"BlkioDeviceReadIOps":[],"BlkioDeviceWriteIOps":[],)"
      R"("CpuPeriod":0,"CpuQuota":0,"CpuRealtimePeriod":0,"CpuRealtimeRuntime":0,"CpusetCpus":"","CpusetMems":"",)"
      R"("Devices":[],"DeviceCgroupRules":null,"DeviceRequests":null,"MemoryReservation":0,"MemorySwap":0,)"
      R"("MemorySwappiness":-1,"OomKillDisable":false,"PidsLimit":100,"Ulimits":null,"CpuCount":0,"CpuPercent":0,)"
      R"("IOMaximumIOps":0,"IOMaximumBandwidth":0,"MaskedPaths":null,"ReadonlyPaths":null}},)"
      R"("NetworkingConfig":{{"EndpointsConfig":{{}}}}}})",
      env);
}

bulkhead::RawRequest create_request(const std::string& body) {
  bulkhead::RawRequest raw;
  raw.method = "POST";
  raw.target = "/v1.41/containers/create?name=web";
  raw.content_type = "application/json";
  raw.body = body;
  return raw;
}

void report(benchmark::State& state, const std::string& body, uint64_t allocations) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(body.size()));
  state.counters["allocations"] =
      benchmark::Counter(static_cast<double>(allocations), benchmark::Counter::kAvgIterations);
  state.counters["bytes"] = static_cast<double>(body.size());
}

void workload_only(benchmark::State& state) {
  const std::string body = create_body(static_cast<int>(state.range(0)));
  bulkhead::RequestDecoder decoder;
  base::Arena arena;
  base::Arena workload_arena;
  const bulkhead::DaemonTraits traits;
  bulkhead::NoFacts facts;
  const auto request = decoder.decode(arena, create_request(body), traits);
  for (int warm_up = 0; warm_up < 2; warm_up++) {
    benchmark::DoNotOptimize(bulkhead::read_workload(workload_arena, *request, traits, facts));
    workload_arena.reset();
  }
  const uint64_t before = bulkhead::heap_use().allocations;
  for (auto _ : state) {
    benchmark::DoNotOptimize(bulkhead::read_workload(workload_arena, *request, traits, facts));
    workload_arena.reset();
  }
  report(state, body, bulkhead::heap_use().allocations - before);
}
BENCHMARK(workload_only)->Name("workload/read_workload")->Arg(3)->Arg(900);

void body_and_workload(benchmark::State& state) {
  const std::string body = create_body(static_cast<int>(state.range(0)));
  const bulkhead::RawRequest raw = create_request(body);
  bulkhead::RequestDecoder decoder;
  base::Arena arena;
  const bulkhead::DaemonTraits traits;
  bulkhead::NoFacts facts;
  const auto once = [&] {
    const auto request = decoder.decode(arena, raw, traits);
    benchmark::DoNotOptimize(bulkhead::read_workload(arena, *request, traits, facts));
    arena.reset();
  };
  for (int warm_up = 0; warm_up < 2; warm_up++) once();
  const uint64_t before = bulkhead::heap_use().allocations;
  for (auto _ : state) once();
  report(state, body, bulkhead::heap_use().allocations - before);
}
BENCHMARK(body_and_workload)->Name("workload/decode_and_read")->Arg(3)->Arg(900);

void simdjson_parse(benchmark::State& state) {
  const std::string body = create_body(static_cast<int>(state.range(0)));
  const simdjson::padded_string padded(body);
  simdjson::dom::parser parser;
  for (auto _ : state) benchmark::DoNotOptimize(parser.parse(padded).value_unsafe());
  report(state, body, 0);
}
BENCHMARK(simdjson_parse)->Name("workload/simdjson_parse")->Arg(3)->Arg(900);

}  // namespace

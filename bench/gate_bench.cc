// The gate in process: the body of a plugin call in, a decision out. Sixteen messages in turn, every decision checked;
// `allocs` is what one decision took from the heap and must be 0.

#include "gate/gate.h"

#include <benchmark/benchmark.h>

#include "cli/heap_counter.h"
#include "gate/base64.h"
#include "gate/plugin_message.h"
#include "samples.h"

namespace {

void gate_decide(benchmark::State& state, const char* path, rego::RegoVersion version, const char* answer_key) {
  base::Arena arena;
  const auto samples = bench::read_samples(arena, "bench/data/inputs.jsonl", answer_key);
  const auto policy = bench::compile_policy(path, version);
  bulkhead::Snapshot snapshot;
  snapshot.query = bench::prepare_allow(*policy);
  snapshot.needs = bulkhead::input_needs_of(*snapshot.query);
  snapshot.policy_name = path;
  bulkhead::Worker worker;
  std::string reply;
  const auto ask = [&](const bench::Sample& sample) {
    const bulkhead::Decision decision = worker.decide(snapshot, sample.message_json);
    if (decision.allow != sample.answer)
      bench::die(sample.name + ": a wrong decision: " + std::string(decision.reason));
    bulkhead::write_reply(reply, decision);
    benchmark::DoNotOptimize(reply.data());
  };
  for (const bench::Sample& sample : samples) ask(sample);
  const uint64_t start = bulkhead::heap_use().allocations;
  size_t next = 0;
  for (auto _ : state) ask(samples[next++ % samples.size()]);
  const auto count = static_cast<double>(bulkhead::heap_use().allocations - start);
  state.counters["allocs"] = count / static_cast<double>(state.iterations());
}

std::string_view body_of(const bench::Sample& sample) {
  const std::string_view message = sample.message_json;
  const std::string_view key = "\"RequestBody\":\"";
  const size_t begin = message.find(key) + key.size();
  return message.substr(begin, message.find('"', begin) - begin);
}

// The request's body alone: 2.5 to 3.2 kB of base64.
void base64(benchmark::State& state) {
  base::Arena arena;
  const auto samples = bench::read_samples(arena, "bench/data/inputs.jsonl", "seed");
  std::string out;
  size_t next = 0, bytes = 0;
  for (auto _ : state) {
    const std::string_view body = body_of(samples[next++ % samples.size()]);
    out.clear();
    if (!bulkhead::decode_base64(body, out)) bench::die("no base64");
    benchmark::DoNotOptimize(out.data());
    bytes += body.size();
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

// The message around it, base64 included: fields, headers and the body's bytes, but not what they say.
void outer_message(benchmark::State& state) {
  base::Arena kept, arena;
  const auto samples = bench::read_samples(kept, "bench/data/inputs.jsonl", "seed");
  bulkhead::PluginMessageReader reader;
  size_t next = 0;
  for (auto _ : state) {
    arena.reset();
    auto message = reader.read(arena, samples[next++ % samples.size()].message_json);
    if (!message) bench::die(message.error().sentence);
    benchmark::DoNotOptimize(message->request);
  }
}

}  // namespace

BENCHMARK(base64);
BENCHMARK(outer_message);
BENCHMARK_CAPTURE(gate_decide, seed, "bench/data/seed.rego", rego::RegoVersion::kV0, "seed");
BENCHMARK_CAPTURE(gate_decide, rules40, "bench/data/rules40.rego", rego::RegoVersion::kV1, "rules40");

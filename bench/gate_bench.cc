// The gate in process: the body of a plugin call in, a decision out. Sixteen messages in turn, every decision checked;
// `allocs` is what one decision took from the heap and must be 0.

#include "gate/gate.h"

#include <benchmark/benchmark.h>

#include "cli/heap_counter.h"
#include "gate/base64.h"
#include "gate/compile_gate.h"
#include "gate/plugin_message.h"
#include "rego/value/json.h"
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

constexpr const char* kBaseline =
    R"({"profile":"baseline","mode":"enforce","contact":null,"build":"classic","host_paths":[],"unprotected":[],)"
    R"("roles":[],"default":null,"exceptions":[]})";

bulkhead::Snapshot baseline() {
  base::Arena arena;
  const auto config = rego::read_json(arena, kBaseline);
  bulkhead::GateSources sources;
  sources.config = *config;
  auto snapshot = bulkhead::compile_gate(sources);
  if (!snapshot) bench::die(snapshot.error().to_string());
  return *std::move(snapshot);
}

// What a daemon and a host would say: every image is there, every volume is an ordinary one, no path is a link.
void answer_all(bulkhead::FactStore& facts) {
  const std::vector<bulkhead::Question> pending = facts.pending();
  for (const bulkhead::Question& question : pending) {
    if (question.kind == bulkhead::QuestionKind::kHostPath || question.kind == bulkhead::QuestionKind::kOwnPath) {
      bulkhead::HostPath path;
      path.state = bulkhead::HostPathState::kResolved;
      path.path = question.subject;
      path.kind = bulkhead::HostFileKind::kDirectory;
      facts.answer(question, path);
    } else {
      facts.answer(question, {bulkhead::FactState::kKnown,
                              R"({"Id":"sha256:aa","Config":{"User":"app"},"Driver":"local","Options":null})"});
    }
  }
}

struct Profiled {
  bench::Sample sample;
  std::unique_ptr<bulkhead::FactStore> facts = std::make_unique<bulkhead::FactStore>();
  rego::Value input;  // what the policy is asked
};

// The samples with the facts that they raise, each decided once.
std::vector<Profiled> profiled_samples(base::Arena& arena, const bulkhead::Snapshot& snapshot) {
  bulkhead::Worker worker;
  std::vector<Profiled> list;
  for (const bench::Sample& sample : bench::read_samples(arena, "bench/data/inputs.jsonl", "rules40")) {
    Profiled& each = list.emplace_back();
    each.sample = sample;
    bulkhead::Surroundings surroundings;
    surroundings.facts = each.facts.get();
    bulkhead::Decision decision = worker.decide(snapshot, sample.message_json, surroundings);
    while (decision.need == bulkhead::Need::kFacts) {
      answer_all(*each.facts);
      decision = worker.decide(snapshot, sample.message_json, surroundings);
    }
    const bool is_wrong =
        (sample.name == "plain" && !decision.allow) || (sample.name == "privileged" && decision.allow);
    if (is_wrong) bench::die(sample.name + ": a wrong decision: " + std::string(decision.reason));
    each.sample.answer = decision.allow;
    each.input = rego::deep_copy(arena, decision.input);
    rego::freeze(each.input);
  }
  return list;
}

// The whole decision by the baseline profile and the full catalogue, with facts that are there.
void gate_profile(benchmark::State& state) {
  base::Arena arena;
  const bulkhead::Snapshot snapshot = baseline();
  const auto samples = profiled_samples(arena, snapshot);
  bulkhead::Worker worker;
  std::string reply;
  const auto ask = [&](const Profiled& each) {
    bulkhead::Surroundings surroundings;
    surroundings.facts = each.facts.get();
    const bulkhead::Decision decision = worker.decide(snapshot, each.sample.message_json, surroundings);
    if (decision.allow != each.sample.answer) bench::die(each.sample.name + ": another decision");
    bulkhead::write_reply(reply, decision);
    benchmark::DoNotOptimize(reply.data());
  };
  for (const Profiled& each : samples) ask(each);
  const uint64_t start = bulkhead::heap_use().allocations;
  size_t next = 0;
  for (auto _ : state) ask(samples[next++ % samples.size()]);
  const auto count = static_cast<double>(bulkhead::heap_use().allocations - start);
  state.counters["allocs"] = count / static_cast<double>(state.iterations());
}

// The same without the reading: what the policy alone takes. `sample` is one of the sixteen, or all in turn.
void profile_policy(benchmark::State& state, const char* name) {
  base::Arena arena;
  const bulkhead::Snapshot snapshot = baseline();
  std::vector<rego::Value> inputs;
  for (const Profiled& each : profiled_samples(arena, snapshot)) {
    if (*name == '\0' || each.sample.name == name) inputs.push_back(each.input);
  }
  rego::Evaluator evaluator;
  size_t next = 0;
  for (auto _ : state) {
    const auto outcome = evaluator.evaluate(*snapshot.gate, inputs[next++ % inputs.size()]);
    if (!outcome) bench::die(outcome.error().message);
    benchmark::DoNotOptimize(outcome->type());
  }
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
BENCHMARK(gate_profile);
BENCHMARK_CAPTURE(profile_policy, all, "");
BENCHMARK_CAPTURE(profile_policy, plain, "plain");
BENCHMARK_CAPTURE(profile_policy, sound, "sound");
BENCHMARK_CAPTURE(profile_policy, bind_mount, "bind mount of /");

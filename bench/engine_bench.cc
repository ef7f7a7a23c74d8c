// The engine alone: reading a policy, compiling it, deciding. Decisions cycle through the sixteen inputs; every answer
// is checked, and the column `allocs` says what one decision took from the heap: it must be 0.

#include <benchmark/benchmark.h>

#include "cli/heap_counter.h"
#include "rego/syntax/parser.h"
#include "rego/value/json.h"
#include "samples.h"

namespace {

struct Case {
  const char* path;
  rego::RegoVersion version;
  const char* answer_key;
};

const char kInputs[] = "bench/data/inputs.jsonl";
const Case kSeed{"bench/data/seed.rego", rego::RegoVersion::kV0, "seed"};
const Case kRules40{"bench/data/rules40.rego", rego::RegoVersion::kV1, "rules40"};

void parse(benchmark::State& state, const Case& one) {
  const auto source = std::make_shared<const rego::Source>(one.path, bench::read_text(one.path));
  for (auto _ : state) {
    auto module = rego::parse_module(source, {.version = one.version});
    if (!module) bench::die(to_text(module.error()));
    benchmark::DoNotOptimize(module);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(source->text().size()));
}

void compile(benchmark::State& state, const Case& one) {
  rego::PolicyInput input;
  input.sources.push_back(std::make_shared<rego::Source>(one.path, bench::read_text(one.path)));
  input.data = rego::Value::empty_object();
  input.options.version = one.version;
  for (auto _ : state) {
    auto policy = rego::Policy::compile(input);
    if (!policy) bench::die(to_text(policy.error()));
    benchmark::DoNotOptimize(bench::prepare_allow(**policy));
  }
}

void check(const bench::Sample& sample, const base::Result<rego::Value, rego::EvalError>& answer) {
  if (!answer) bench::die(sample.name + ": " + answer.error().message);
  if (!answer->is_boolean() || answer->as_boolean() != sample.answer) bench::die(sample.name + ": a wrong answer");
}

// Counts from the second round on: the first one sizes the arenas.
class AllocationCounter {
 public:
  explicit AllocationCounter(benchmark::State& state) : state_(state), start_(bulkhead::heap_use().allocations) {}
  ~AllocationCounter() {
    const auto count = static_cast<double>(bulkhead::heap_use().allocations - start_);
    state_.counters["allocs"] = count / static_cast<double>(state_.iterations());
  }

 private:
  benchmark::State& state_;
  uint64_t start_;
};

void decide(benchmark::State& state, const Case& one) {
  base::Arena arena;
  const auto samples = bench::read_samples(arena, kInputs, one.answer_key);
  const auto policy = bench::compile_policy(one.path, one.version);
  const auto query = bench::prepare_allow(*policy);
  rego::Evaluator evaluator;
  const auto ask = [&](const bench::Sample& sample) {
    evaluator.begin();
    check(sample, evaluator.evaluate(*query, sample.input));
  };
  for (const bench::Sample& sample : samples) ask(sample);
  AllocationCounter counter(state);
  size_t next = 0;
  for (auto _ : state) ask(samples[next++ % samples.size()]);
}

// From the text of the input: read, then decide.
void read_and_decide(benchmark::State& state, const Case& one) {
  base::Arena arena;
  const auto samples = bench::read_samples(arena, kInputs, one.answer_key);
  const auto policy = bench::compile_policy(one.path, one.version);
  const auto query = bench::prepare_allow(*policy);
  rego::Evaluator evaluator;
  rego::JsonReader reader;
  const auto ask = [&](const bench::Sample& sample) {
    auto input = reader.read(evaluator.begin(), sample.input_json);
    if (!input) bench::die(input.error().to_string());
    check(sample, evaluator.evaluate(*query, *input));
  };
  for (const bench::Sample& sample : samples) ask(sample);
  AllocationCounter counter(state);
  size_t next = 0;
  for (auto _ : state) ask(samples[next++ % samples.size()]);
}

}  // namespace

BENCHMARK_CAPTURE(parse, seed, kSeed);
BENCHMARK_CAPTURE(parse, rules40, kRules40);
BENCHMARK_CAPTURE(compile, seed, kSeed);
BENCHMARK_CAPTURE(compile, rules40, kRules40);
BENCHMARK_CAPTURE(decide, seed, kSeed);
BENCHMARK_CAPTURE(decide, rules40, kRules40);
BENCHMARK_CAPTURE(read_and_decide, seed, kSeed);
BENCHMARK_CAPTURE(read_and_decide, rules40, kRules40);

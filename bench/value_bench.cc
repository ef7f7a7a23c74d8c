// Values: the JSON text of one input to a Value and back.

#include <benchmark/benchmark.h>

#include "cli/heap_counter.h"
#include "rego/value/json.h"
#include "samples.h"

namespace {

void read_input(benchmark::State& state) {
  base::Arena kept, arena;
  const auto samples = bench::read_samples(kept, "bench/data/inputs.jsonl", "seed");
  rego::JsonReader reader;
  size_t next = 0;
  for (auto _ : state) {
    arena.reset();
    auto value = reader.read(arena, samples[next++ % samples.size()].input_json);
    if (!value) bench::die(value.error().to_string());
    benchmark::DoNotOptimize(*value);
  }
}

void write_input(benchmark::State& state) {
  base::Arena arena;
  const auto samples = bench::read_samples(arena, "bench/data/inputs.jsonl", "seed");
  std::string out;
  size_t next = 0;
  for (auto _ : state) {
    out.clear();
    rego::write_json(out, samples[next++ % samples.size()].input);
    benchmark::DoNotOptimize(out.data());
  }
}

}  // namespace

BENCHMARK(read_input);
BENCHMARK(write_input);

// Our side of bench/peers.py: bulkhead_peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS. Evaluates the policy over the
// parsed inputs in turn, checks every answer, and prints {"ns", "allocs", "count"} as the peers do.

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "cli/heap_counter.h"
#include "samples.h"

namespace {

using Clock = std::chrono::steady_clock;

void evaluate_all(rego::Evaluator& evaluator, const rego::Query& query, const std::vector<bench::Sample>& samples) {
  for (const bench::Sample& sample : samples) {
    evaluator.begin();
    auto answer = evaluator.evaluate(query, sample.input);
    if (!answer) bench::die(sample.name + ": " + answer.error().message);
    if (!answer->is_boolean() || answer->as_boolean() != sample.answer) bench::die(sample.name + ": a wrong answer");
  }
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) bench::die("usage: bulkhead_peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS");
  const auto version = std::string_view(argv[2]) == "v0" ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
  const double seconds = atof(argv[5]);
  base::Arena arena;
  const std::vector<bench::Sample> samples = bench::read_samples(arena, argv[3], argv[4]);
  const auto policy = bench::compile_policy(argv[1], version);
  const auto query = bench::prepare_allow(*policy);
  rego::Evaluator evaluator;

  for (const auto start = Clock::now(); seconds_since(start) < seconds / 4;) evaluate_all(evaluator, *query, samples);
  const uint64_t allocations = bulkhead::heap_use().allocations;
  uint64_t count = 0;
  const auto start = Clock::now();
  for (; seconds_since(start) < seconds; count += samples.size()) evaluate_all(evaluator, *query, samples);
  const double elapsed = seconds_since(start);
  const auto allocated = static_cast<double>(bulkhead::heap_use().allocations - allocations);
  printf("{\"ns\":%.1f,\"allocs\":%.1f,\"count\":%llu}\n", elapsed * 1e9 / static_cast<double>(count),
         allocated / static_cast<double>(count), static_cast<unsigned long long>(count));
  return 0;
}

// A run of n repetitions, with n growing from what the last run took.

#include "cli/rego_measure.h"

#include <algorithm>

namespace bulkhead {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kRunTime = std::chrono::seconds(1);
constexpr int64_t kCountMax = 1'000'000'000;
constexpr size_t kSamplesMax = 1'000'000;

Measurement measure(const std::function<void()>& work, int64_t count, Samples samples) {
  Measurement result;
  result.count = count;
  const size_t kept = samples == Samples::kKeep ? std::min(static_cast<size_t>(count), kSamplesMax) : 0;
  result.samples.reserve(kept);
  const HeapUse before = heap_use();
  const auto start = Clock::now();
  for (int64_t i = 0; i < count; i++) {
    if (result.samples.size() == kept) {
      work();
      continue;
    }
    const auto begin = Clock::now();
    work();
    result.samples.push_back((Clock::now() - begin).count());
  }
  result.time = Clock::now() - start;
  result.heap.allocations = heap_use().allocations - before.allocations;
  result.heap.bytes = heap_use().bytes - before.bytes;
  std::sort(result.samples.begin(), result.samples.end());
  return result;
}

}  // namespace

Measurement measure_long(const std::function<void()>& work, Samples samples) {
  int64_t count = 1;
  for (;;) {
    Measurement result = measure(work, count, samples);
    if (result.time >= kRunTime || count >= kCountMax) return result;
    const double wanted =
        1.2e9 * static_cast<double>(count) / static_cast<double>(std::max<int64_t>(1, result.time.count()));
    count = std::clamp(static_cast<int64_t>(wanted), count + 1, std::min(count * 100, kCountMax));
  }
}

int64_t per_operation(double total, const Measurement& result) {
  return static_cast<int64_t>(total / static_cast<double>(result.count));
}

}  // namespace bulkhead

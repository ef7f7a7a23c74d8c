#pragma once
// How long a piece of work takes when it is repeated, as Go's benchmarks find it out.

#include <chrono>
#include <functional>
#include <vector>

#include "cli/heap_counter.h"

namespace bulkhead {

struct Measurement {
  int64_t count = 0;
  std::chrono::nanoseconds time{0};
  HeapUse heap;
  std::vector<int64_t> samples;  // nanoseconds of single repetitions, sorted; empty unless asked for
};

enum class Samples : uint8_t { kDrop, kKeep };

// Raises the count until a run takes a second.
Measurement measure_long(const std::function<void()>& work, Samples samples);
int64_t per_operation(double total, const Measurement& result);

}  // namespace bulkhead

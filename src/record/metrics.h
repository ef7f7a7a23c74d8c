#pragma once
// Counters of what was decided, and their text for Prometheus. Counting takes a few additions and no memory; every
// label's values come from a closed list, never from a request.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gate/gate.h"

namespace bulkhead {

// What is read off when somebody asks, and counted by others.
struct Gauges {
  uint64_t connections = 0;
  uint64_t workers = 0;
  uint64_t workers_busy = 0;
  uint64_t queue_depth = 0;  // decisions that wait for a worker
  uint64_t body_bytes_in_flight = 0;
  uint64_t decision_lines_lost = 0;
  uint64_t decision_lines_folded = 0;
  uint64_t log_lines_lost = 0;
  uint64_t policies_loaded = 0;    // since the start
  uint64_t policies_rejected = 0;  // the same: the policy before stayed
};

class MetricsText;

class Metrics {
 public:
  explicit Metrics(std::string version);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Any thread.
  void count(const Decision& decision, std::chrono::nanoseconds took);

  // The text format 0.0.4; replaces what `out` held. `snapshot` is what decides now.
  void write(std::string& out, const Gauges& gauges, const Snapshot& snapshot, int64_t now_ns) const;

 private:
  struct Counters;

  void write_decisions(MetricsText& text) const;
  void write_elevations(MetricsText& text) const;

  const std::string version_;
  const std::vector<std::string_view> families_;  // of routes, sorted: "container", "image", …
  const std::unique_ptr<Counters> counters_;
};

}  // namespace bulkhead

#pragma once
// How often each line of a policy was evaluated, and how long it took, as `rego eval --profile` reports it.

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rego/vm/observer.h"

namespace bulkhead {

struct ProfileLine {
  std::string file;  // empty for the query
  std::string text;  // of the expression, or of the first one of the line
  uint32_t row = 0;
  uint32_t column = 0;
  std::chrono::nanoseconds time{0};
  int64_t evals = 0;
  int64_t redos = 0;
  int64_t expressions = 0;  // of the line, those that passes made counted
};

class Profiler final : public rego::Observer {
 public:
  void on_event(const rego::TraceEvent& event) override;
  // The evaluation is over: time since the last event belongs to the last expression.
  void finish() { charge(); }

  // By "total_time_ns", "num_eval", "num_redo", "num_gen_expr" (the most first), "file" or "line"; the first `limit`,
  // or all where it is 0 or less.
  std::vector<ProfileLine> lines(const std::vector<std::string>& sort_keys, int limit) const;
  static bool is_sort_key(const std::string& key);

 private:
  using Clock = std::chrono::steady_clock;
  using Place = std::pair<std::string, uint32_t>;  // file and row
  struct Entry {
    ProfileLine line;
    std::set<std::string> texts;
  };

  void charge();

  std::map<Place, Entry> entries_;
  Entry* current_ = nullptr;
  Clock::time_point since_;
};

}  // namespace bulkhead

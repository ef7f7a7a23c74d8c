#pragma once
// What an evaluation did, kept as text, and printed as opa's --explain and failed tests print it.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rego/vm/observer.h"

namespace bulkhead {

struct TraceLine {
  rego::TraceOp op;
  uint32_t depth;
  uint32_t row;
  uint32_t column;
  std::string file;  // empty for the query
  std::string text;  // of the expression or the head; of a note what it says
  bool is_head = false;
  std::vector<std::pair<std::string, std::string>> variables;  // bound there, with the text of their values
};
using Trace = std::vector<TraceLine>;

enum class Values : uint8_t { kDrop, kKeep };

// Keeps what it is told of, up to a bound.
class TraceRecorder final : public rego::Observer {
 public:
  explicit TraceRecorder(Values values) : values_(values) {}
  void on_event(const rego::TraceEvent& event) override;
  const Trace& trace() const { return trace_; }
  Trace take() { return std::exchange(trace_, {}); }

 private:
  Values values_;
  Trace trace_;
};

// "Enter", "Eval", …
std::string_view name_of(rego::TraceOp op);

// Which events are shown: the notes, the failures, or all. Those that lead to a shown one are shown as well.
enum class Explain : uint8_t { kOff, kNotes, kFails, kFailsAndNotes, kFull };

// A line each, indented by depth, the places in front; `query` is what stands for the query's own text.
Trace filter(const Trace& trace, Explain explain);
std::string pretty_trace(const Trace& trace, Explain explain, std::string_view query);

// The last expression that failed, with the values of its variables under it; "" where the trace has none.
std::string pretty_failure(const Trace& trace, Values values);

}  // namespace bulkhead

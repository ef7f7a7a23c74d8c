#pragma once
// What an evaluation tells while it runs: the source of explain, coverage and profile. A program compiled with
// CompileOptions::is_observed holds Observe instructions; any other holds none and pays nothing.
//
// The events of one rule, in their order: kEnter; for each expression of its body kEval, and then kFail when it has no
// (first) solution, or kRedo each time something behind it failed and it is asked for another; kExit when the body
// held. A closure (comprehension, every, not { … }) enters and exits like a rule, one level deeper.

#include <span>
#include <string_view>

#include "rego/program/program.h"
#include "rego/value/value.h"

namespace rego {

struct TraceEvent {
  TraceOp op;
  const TracePoint& point;  // where: file, row, column, text of the expression or head, whose file is in program.files
  const Program& program;
  uint32_t depth;                    // of frames and closures around it; 0 is the query
  std::span<const Value> registers;  // of the frame, for the variables that point.variables names; may be undefined
  std::string_view note;             // of kNote: what trace() was given
};

class Observer {
 public:
  virtual ~Observer() = default;
  // The event lives during the call. Values in it live as long as the evaluation's results.
  virtual void on_event(const TraceEvent& event) = 0;
};

}  // namespace rego

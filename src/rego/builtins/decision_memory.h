#pragma once
// What a decision remembers of functions that give another result each time: within one decision they answer the same
// question alike.

#include <map>

#include "rego/builtins/builtin.h"

namespace rego {

struct DecisionMemory {
  struct Less {
    bool operator()(const Value& a, const Value& b) const { return compare(a, b) < 0; }
  };

  explicit DecisionMemory(Arena& arena) : results(&arena) {}

  // The results by [name, arguments...]. In the decision's arena.
  std::pmr::map<Value, Value, Less> results;
};

// The place of a call's result; undefined the first time.
Value& remembered_result(BuiltinContext& context, BuiltinArgs args);

// The present moment in nanoseconds, the same all through one decision.
Value decision_time(BuiltinContext& context);

}  // namespace rego

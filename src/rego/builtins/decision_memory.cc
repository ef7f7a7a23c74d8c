// The memory is made when the first such function is called, so that other decisions do not pay for it.

#include "rego/builtins/decision_memory.h"

#include "rego/value/builders.h"

namespace rego {

Value& remembered_result(BuiltinContext& context, BuiltinArgs args) {
  if (!context.memory) {
    void* place = context.arena.allocate_bytes(sizeof(DecisionMemory), alignof(DecisionMemory));
    context.memory = new (place) DecisionMemory(context.arena);
  }
  ArrayBuilder key(context.arena);
  key.add(Value::string(context.arena, context.function_name));
  for (const Value& arg : args) key.add(arg);
  return context.memory->results[key.finish()];
}

}  // namespace rego

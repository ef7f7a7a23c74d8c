#pragma once
// The contract between the machine and the built-in functions: one row a function, in its family's file, is the only
// place where its name, types, text and properties stand. The compiler, the VM and the documentation read the rows.

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "rego/value/value.h"

namespace rego {

class PatternCache;     // compiled regular expressions and globs, owned by a worker (pattern_cache.h)
struct DecisionMemory;  // what must not change within a decision (decision_memory.h)
class BuiltinHost;      // what only the engine can do: the network, the parser, the surroundings (builtin_host.h)

// What a failed call means. Unless errors are strict, both kinds make the call undefined.
enum class BuiltinErrorKind : uint8_t {
  kNone,
  kType,     // eval_type_error: an operand of the wrong type
  kBuiltin,  // eval_builtin_error: a function's own complaint
  kHalt,     // stops the evaluation whatever the mode (a limit was passed)
};

// What a function may use. The engine owns all of it; a function keeps nothing of it.
struct BuiltinContext {
  Arena& arena;  // where results go; freed after the decision
  PatternCache& patterns;
  // Where the function that is being called was called from: its name, for messages.
  std::string_view function_name;
  // Unless errors are kept, fail() drops the message without formatting it.
  bool keeps_errors = false;

  BuiltinErrorKind error_kind = BuiltinErrorKind::kNone;
  std::string_view error_message;  // in arena

  // Made by the first function that needs it; one context serves one decision.
  DecisionMemory* memory = nullptr;

  // Raised when the evaluation must stop. May be null.
  const std::atomic<bool>* cancel = nullptr;
  // Null where there is no engine; then what needs it fails.
  BuiltinHost* host = nullptr;

  // Whether a limit of the evaluation was passed. A function that may run long or make much asks from time to time, and
  // if so returns fail_stopped(): the machine words the error.
  bool must_stop() const { return arena.over_limit() || (cancel && cancel->load(std::memory_order_relaxed)); }
  Value fail_stopped() { return fail_halt("stopped"); }

  // Fail and return the undefined value: `return context.fail("...")`. The message is what OPA says after the name of
  // the function: the machine puts "count: " before it.
  Value fail(std::string_view message);
  // A complaint about an operand (eval_type_error) in whole: "operand 2 must be one of {2, 8, 10, 16}".
  Value fail_operand(std::string_view message);
  // Keeps its message whatever keeps_errors says.
  Value fail_halt(std::string_view message);
  // "operand 1 must be string but got number": `operand` counts from 1; `wanted` as OPA lists it: "{array, set}" where
  // there are several, and then the message says "must be one of {array, set} but got …".
  Value fail_type(int operand, std::string_view wanted, const Value& got);
};

using BuiltinArgs = std::span<const Value>;
// Arguments are defined, and as many as the signature has. The result is undefined where the function has none.
using BuiltinFunction = Value (*)(BuiltinContext& context, BuiltinArgs args);

enum class BuiltinFlags : uint8_t {
  kNone = 0,
  kNondeterministic = 1,  // never folded at compile time; the function itself keeps to its answer within a decision
  kRelation = 2,          // returns an array of the results that the call enumerates (walk)
  kDeprecated = 4,        // refused in v1
  kHost = 8,              // `function` is null: the engine provides it (print, trace, http.send, …)
};
constexpr BuiltinFlags operator|(BuiltinFlags a, BuiltinFlags b) {
  return static_cast<BuiltinFlags>(static_cast<uint8_t>(a) | static_cast<uint8_t>(b));
}
constexpr bool has(BuiltinFlags flags, BuiltinFlags flag) {
  return (static_cast<uint8_t>(flags) & static_cast<uint8_t>(flag)) != 0;
}

struct BuiltinRow {
  std::string_view name;   // "array.concat"
  std::string_view infix;  // "+" or empty
  // The types in the words of OPA's documentation, each argument named: "(x: array[any], y: array[any]) => z:
  // array[any]". Types: any, null, boolean, number, string, array[T], array<T1, T2> (fixed), set[T], object[K: V],
  // object<name: T, ...> (fixed keys), object<name: T, ...>[K: V] (and others), and unions as any<T1, T2>. "(...)"
  // takes any number of arguments of any type. Without "=>" the function has no result.
  std::string_view signature;
  std::string_view summary;  // one sentence or two
  BuiltinFunction function;
  BuiltinFlags flags = BuiltinFlags::kNone;

  // Counted from the signature; -1 for "(...)".
  int arity() const;
};

using BuiltinFamily = std::span<const BuiltinRow>;

// Every family, in one visible list (all.cc).
std::span<const BuiltinFamily> all_builtin_families();

// The row of a name ("count", "array.concat", "plus") or null.
const BuiltinRow* find_builtin(std::string_view name);
// The row of an operator ("+", "==", ":=" has none) or null. "-" is minus whatever its operands (numbers or sets).
const BuiltinRow* find_infix(std::string_view symbol);

}  // namespace rego

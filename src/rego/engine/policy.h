#pragma once
// The engine's facade. Sources and data are compiled once into a Policy: immutable, shared by threads. A Query names
// what to evaluate. A worker owns one Evaluator, asks it, and reads the outcome before it asks again.
//
//   auto policy = Policy::compile({.sources = …, .data = …});
//   auto query = (*policy)->prepare("data.docker.authz.allow");
//   Evaluator evaluator;
//   Outcome outcome = evaluator.evaluate(*query, input);

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"
#include "rego/value/value.h"

namespace rego {

struct CompileOptions {
  RegoVersion version = RegoVersion::kV1;  // of sources that do not say
  bool keeps_prints = false;               // print() calls are compiled instead of dropped
  bool is_strict = false;                  // unused variables, arguments and imports are errors, as with check --strict
  bool is_observed = false;                // programs tell an Observer what they do; slower
  bool allows_data_conflicts = false;      // a rule may stand where the data has a value, and wins
};

struct PolicyInput {
  std::vector<std::shared_ptr<const Source>> sources;
  // The base document under `data`: an object, read only during the call (it is copied).
  Value data;
  CompileOptions options;
  // Of each source, where they are not all of options.version.
  std::vector<RegoVersion> versions = {};
  // Called with each module as it was parsed, before anything else is done to it: the test runner finds the tests here,
  // and renames those that share a name. May be empty.
  std::function<void(Module&)> on_module = nullptr;
};

class Query;
class Observer;

class Policy : public std::enable_shared_from_this<Policy> {
 public:
  static base::Result<std::shared_ptr<const Policy>, Diagnostics> compile(const PolicyInput& input);
  virtual ~Policy() = default;

  // Compiles a query ("data.a.allow", "x := data.a.b[_]; x > 1"). The Query keeps the policy alive.
  base::Result<std::shared_ptr<const Query>, Diagnostics> prepare(std::string_view text) const {
    return prepare(text, {});
  }
  // The same where `imports` ("data.a.b", "input.x as y") give names in the query their meaning.
  virtual base::Result<std::shared_ptr<const Query>, Diagnostics> prepare(
      std::string_view text, std::span<const std::string> imports) const = 0;
  // The paths ("data.a.allow") of all rules whose last name starts with `prefix` ("test_", "todo_test_"), in source
  // order.
  virtual std::vector<std::string> rule_paths(std::string_view prefix) const = 0;
  // The program as text, for people and emitter tests.
  virtual std::string disassemble() const = 0;
};

class Query {
 public:
  virtual ~Query() = default;

  // Whether this query, or any rule of its policy, may read input[key]: what nobody reads need not be built. Also true
  // where the policy takes the input as a whole, or with a key that is not written out.
  virtual bool reads_input(std::string_view key) const = 0;
};

// What policies may reach with http.send and net.lookup_ip_addr.
enum class NetworkAccess : uint8_t { kForbidden, kListed, kAll };

struct EvalOptions {
  bool strict_builtin_errors = false;
  size_t memory_bytes_max = size_t{1} << 30;
  uint64_t steps_max = UINT64_MAX;
  // Raised by a timer or a signal to stop the evaluation (eval_cancel_error). May be null.
  const std::atomic<bool>* cancel = nullptr;
  // Receives the text of each print(). May be empty.
  std::function<void(std::string_view place, std::string_view text)> print;
  // Told what happens, where the policy was compiled with is_observed (vm/observer.h). May be null.
  Observer* observer = nullptr;
  NetworkAccess network = NetworkAccess::kForbidden;
  std::vector<std::string> network_hosts;  // with kListed, as URLs spell them
  // What opa.runtime gives: an object that outlives the evaluator. Undefined for an empty one.
  Value runtime;
};

struct EvalError {
  std::string
      code;  // eval_conflict_error, eval_type_error, eval_builtin_error, eval_cancel_error, eval_internal_error, …
  std::string message;
  std::string place;  // "file.rego:3:7", or empty
};

// One solution of a query: the value of each expression that has one, and the named variables it binds.
struct Solution {
  std::vector<std::pair<std::string_view, Value>> expressions;  // source text, value
  std::vector<std::pair<std::string_view, Value>> bindings;
};

// Evaluates in memory of its own, one call after the other; not thread-safe. What evaluate() and solve() return lives
// until the next call on the same Evaluator.
class Evaluator {
 public:
  explicit Evaluator(EvalOptions options = {});
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // Memory for the next input. Cleared by evaluate() and solve() only after their results are no longer needed, that is
  // by the next begin(): begin(), build the input in arena(), evaluate(), read the outcome.
  base::Arena& begin();

  // The value of a query that is a single expression (undefined where it has none): the fast path of a decision.
  base::Result<Value, EvalError> evaluate(const Query& query, const Value& input);

  // Another query about the same input: what evaluate() returned stays, as does this, until the next begin().
  base::Result<Value, EvalError> evaluate_next(const Query& query, const Value& input);

  // All solutions of any query, for eval and the REPL.
  base::Result<std::vector<Solution>, EvalError> solve(const Query& query, const Value& input);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rego

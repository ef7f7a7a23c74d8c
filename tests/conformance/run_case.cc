// One case: compile its modules with its data, evaluate its query, and compare as opa's own runner does. Results are
// compared as sets of bindings after a trip through JSON, so a set equals the array of its items in order; errors by
// their code and by a part of their text, which reads "file:row: code: message".

#include "run_case.h"

#include <algorithm>
#include <cstdlib>

#include "rego/engine/policy.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace conformance {
namespace {

using rego::Value;

// A case that needs more has lost its way; the parent stops what does not even count steps.
constexpr uint64_t kStepsMax = 100'000'000;
constexpr size_t kMemoryMax = size_t{1} << 29;

using Compiled = base::Result<std::shared_ptr<const rego::Policy>, rego::Diagnostics>;
using Prepared = base::Result<std::shared_ptr<const rego::Query>, rego::Diagnostics>;
using Solved = base::Result<std::vector<rego::Solution>, rego::EvalError>;

CaseResult failed(std::string detail) { return {Verdict::kFailed, std::move(detail)}; }

Compiled compile(const TestCase& one) {
  rego::PolicyInput input;
  for (size_t i = 0; i < one.modules.size(); i++) {
    input.sources.push_back(std::make_shared<rego::Source>("test-" + std::to_string(i) + ".rego", one.modules[i]));
  }
  input.data = one.data.is_defined() ? one.data : Value::empty_object();
  input.options.version = one.version;
  input.options.allows_data_conflicts = true;
  return rego::Policy::compile(input);
}

// The input of a case. A term is the value of a query of its own, copied because it may borrow from that query.
base::Result<Value> input_of(const TestCase& one, base::Arena& arena) {
  if (!one.input_term) return one.input;
  rego::PolicyInput nothing;
  nothing.data = Value::empty_object();
  auto policy = rego::Policy::compile(nothing);
  if (!policy) return base::Error{"input_term", to_text(policy.error()), ""};
  auto query = (*policy)->prepare(*one.input_term);
  if (!query) return base::Error{"input_term", to_text(query.error()), ""};
  rego::Evaluator evaluator;
  auto value = evaluator.evaluate(**query, Value());
  if (!value) return base::Error{"input_term", value.error().message, ""};
  return rego::deep_copy(arena, *value);
}

Value sorted_array(base::Arena& arena, const Value& array) {
  std::vector<Value> items(array.items().begin(), array.items().end());
  std::sort(items.begin(), items.end(), [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  return Value::array(arena, items);
}

Value bindings_of(base::Arena& arena, const TestCase& one, const rego::Solution& solution) {
  rego::ObjectBuilder object(arena);
  for (const auto& [name, value] : solution.bindings) {
    if (one.ignores_generated_vars && name.starts_with("__localq")) continue;
    auto plain = rego::read_json(arena, rego::to_json(value));
    if (!plain) continue;
    const bool sorts = one.sorts_bindings && plain->is_array();
    object.add(Value::string(arena, name), sorts ? sorted_array(arena, *plain) : *plain);
  }
  return object.finish();
}

CaseResult compare_results(const TestCase& one, const std::vector<rego::Solution>& solutions) {
  base::Arena arena;
  rego::SetBuilder got(arena), want(arena);
  for (const Value& bindings : one.want_result->items()) want.add(bindings);
  for (const rego::Solution& solution : solutions) got.add(bindings_of(arena, one, solution));
  const Value got_set = got.finish(), want_set = want.finish();
  if (equal(got_set, want_set)) return {Verdict::kPassed, ""};
  return failed("want " + rego::to_json(want_set) + "\ngot  " + rego::to_json(got_set));
}

// opa gives file and row, or for a query, which has no file, its text.
std::string error_text(const rego::EvalError& error) {
  const std::string text = error.code + ": " + error.message;
  return error.place.empty() ? text : error.place.substr(0, error.place.rfind(':')) + ": " + text;
}

CaseResult compare_error(const TestCase& one, const rego::EvalError& error) {
  const std::string text = error_text(error);
  if (one.want_error && text.find(*one.want_error) == std::string::npos) {
    return failed("want the error " + *one.want_error + "\ngot            " + text);
  }
  if (one.want_error_code && error.code != *one.want_error_code) {
    return failed("want the error code " + *one.want_error_code + "\ngot " + text);
  }
  return {Verdict::kPassed, ""};
}

CaseResult judge(const TestCase& one, const Solved& solved) {
  const bool wants_error = one.want_error || one.want_error_code;
  if (!solved) return wants_error ? compare_error(one, solved.error()) : failed("error: " + error_text(solved.error()));
  if (wants_error) {
    return failed("want the error " + one.want_error.value_or("") + " " + one.want_error_code.value_or("") + "\ngot " +
                  std::to_string(solved->size()) + " results");
  }
  return compare_results(one, *solved);
}

void set_environment(const TestCase& one) {
  for (const auto& [name, value] : one.environment) setenv(name.c_str(), value.c_str(), 1);
}

void unset_environment(const TestCase& one) {
  for (const auto& [name, value] : one.environment) unsetenv(name.c_str());
}

CaseResult run(const TestCase& one) {
  Compiled policy = compile(one);
  if (!policy) return failed("does not compile: " + to_text(policy.error()));
  Prepared query = (*policy)->prepare(one.query);
  if (!query) return failed("the query does not compile: " + to_text(query.error()));
  rego::EvalOptions options;
  options.strict_builtin_errors = one.is_strict;
  options.network = rego::NetworkAccess::kAll;
  options.steps_max = kStepsMax;
  options.memory_bytes_max = kMemoryMax;
  base::Arena arena;
  rego::Evaluator evaluator(options);
  auto input = input_of(one, arena);
  if (!input) return failed("the input term: " + input.error().message);
  evaluator.begin();
  return judge(one, evaluator.solve(**query, *input));
}

}  // namespace

CaseResult run_case(const TestCase& one) {
  if (!one.want_result && !one.want_error && !one.want_error_code) return {Verdict::kSkipped, "wants nothing"};
  set_environment(one);
  CaseResult result = run(one);
  unset_environment(one);
  return result;
}

}  // namespace conformance

// What the engine says of a case: a line of JSON in, a line of JSON out, as oracle/main.go.

#include <iostream>
#include <string>

#include "rego/engine/policy.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace {

using rego::Value;

constexpr uint64_t kStepsMax = 20'000'000;
constexpr size_t kMemoryMax = size_t{1} << 29;

// The answer is text before what its values live in goes.
class Answerer {
 public:
  std::string reply(const std::string& line) {
    auto asked = rego::read_json(arena_, line);
    if (!asked) {
      return rego::to_json(object({{"error", object({{"code", text("question")}})}}));
    }
    rego::PolicyInput input = policy_input(*asked);
    auto policy = rego::Policy::compile(input);
    if (!policy) return rego::to_json(problems(policy.error()));
    const Value query = field(*asked, "query");
    auto prepared = (*policy)->prepare(query.is_string() ? query.as_string() : "data");
    if (!prepared) return rego::to_json(problems(prepared.error()));
    rego::EvalOptions options;
    options.strict_builtin_errors = is_true(field(*asked, "strict_builtin_errors"));
    options.steps_max = kStepsMax;
    options.memory_bytes_max = kMemoryMax;
    rego::Evaluator evaluator(options);
    auto solved = evaluator.solve(**prepared, field(*asked, "input"));
    if (!solved) return rego::to_json(error(solved.error()));
    return rego::to_json(solutions(*solved));
  }

 private:
  using Fields = std::initializer_list<std::pair<std::string_view, Value>>;

  Value text(std::string_view words) { return Value::string(arena_, words); }
  Value field(const Value& object, std::string_view name) { return object.get(text(name)); }
  static bool is_true(const Value& value) { return value.is_boolean() && value.as_boolean(); }

  Value object(Fields fields) {
    rego::ObjectBuilder built(arena_);
    for (const auto& [name, value] : fields) {
      if (value.is_defined()) built.add(text(name), value);
    }
    return built.finish();
  }

  rego::PolicyInput policy_input(const Value& asked) {
    rego::PolicyInput input;
    const Value modules = field(asked, "modules");
    for (size_t i = 0; modules.is_array() && i < modules.size(); i++) {
      input.sources.push_back(std::make_shared<rego::Source>("test-" + std::to_string(i) + ".rego",
                                                             std::string(modules.items()[i].as_string())));
    }
    const Value data = field(asked, "data");
    input.data = data.is_object() ? data : Value::empty_object();
    const Value version = field(asked, "version");
    const bool is_v0 = version.is_string() && version.as_string() == "v0";
    input.options.version = is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1;
    input.options.allows_data_conflicts = true;
    return input;
  }

  Value problems(const rego::Diagnostics& found) {
    rego::ArrayBuilder list(arena_);
    for (const rego::Diagnostic& one : found) {
      std::string place;
      if (one.span.source) {
        const rego::Position at = one.span.position();
        place = one.span.source->name() + ":" + std::to_string(at.row) + ":" + std::to_string(at.column);
      }
      rego::ArrayBuilder details(arena_);
      for (const std::string& detail : one.details) details.add(text(detail));
      list.add(object({{"code", text(one.code)},
                       {"message", text(one.message)},
                       {"place", text(place)},
                       {"details", details.finish()}}));
    }
    return object({{"errors", list.finish()}});
  }

  Value error(const rego::EvalError& found) {
    return object(
        {{"error",
          object({{"code", text(found.code)}, {"message", text(found.message)}, {"place", text(found.place)}})}});
  }

  Value solutions(const std::vector<rego::Solution>& found) {
    if (found.empty()) return Value::empty_object();
    rego::ArrayBuilder list(arena_);
    for (const rego::Solution& one : found) {
      rego::ArrayBuilder expressions(arena_);
      for (const auto& [words, value] : one.expressions) expressions.add(value);
      rego::ObjectBuilder bindings(arena_);
      for (const auto& [name, value] : one.bindings) bindings.add(text(name), value);
      const Value bound = bindings.finish();
      list.add(object({{"expressions", expressions.finish()}, {"bindings", bound.size() ? bound : Value()}}));
    }
    return object({{"solutions", list.finish()}});
  }

  base::Arena arena_;
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    Answerer answerer;
    std::cout << answerer.reply(line) << '\n' << std::flush;
  }
  return 0;
}

// What an observer is told of an evaluation, as lines: depth, event, row, text, and the variables bound there.

#include "rego/vm/observer.h"

#include <gtest/gtest.h>

#include "rego/engine/policy.h"
#include "rego/value/json.h"

namespace rego {
namespace {

class Recorder final : public Observer {
 public:
  void on_event(const TraceEvent& event) override {
    constexpr std::string_view kNames[] = {"enter", "exit", "eval", "fail", "redo", "note"};
    text += std::string(event.depth * 2, ' ') + std::string(kNames[static_cast<size_t>(event.op)]) + " " +
            std::to_string(event.point.place.row) + " ";
    text += event.op == TraceOp::kNote ? std::string(event.note) : event.point.text;
    for (const TraceVariable& variable : event.point.variables) {
      text += " " + variable.name + "=" + to_rego(event.registers[variable.at]);
    }
    text += "\n";
  }

  std::string text;
};

std::string trace(std::string_view module, std::string_view query) {
  PolicyInput input;
  input.sources.push_back(std::make_shared<const Source>("p.rego", "package p\n" + std::string(module)));
  input.data = Value::empty_object();
  input.options.is_observed = true;
  const auto policy = Policy::compile(input);
  if (!policy) return to_text(policy.error());
  const auto prepared = (*policy)->prepare(query);
  if (!prepared) return to_text(prepared.error());
  Recorder recorder;
  EvalOptions options;
  options.observer = &recorder;
  Evaluator evaluator(options);
  if (!evaluator.evaluate(**prepared, Value::empty_object())) return "failed";
  return recorder.text;
}

TEST(Observer, FailsAndRedoes) {
  EXPECT_EQ(trace("r if {\n  some x in [1, 2]\n  x > 1\n  x > 2\n}", "data.p.r"),
            "eval 1 data.p.r\n"
            "  enter 2 r\n"
            "  eval 3 some x in [1, 2]\n"
            "  eval 4 x > 1 x=1\n"
            "  fail 4 x > 1 x=1\n"
            "  redo 3 some x in [1, 2]\n"
            "  eval 4 x > 1 x=2\n"
            "  eval 5 x > 2 x=2\n"
            "  fail 5 x > 2 x=2\n"
            "  redo 4 x > 1 x=2\n"
            "  redo 3 some x in [1, 2]\n"
            "fail 1 data.p.r\n");
}

TEST(Observer, ClosuresAreALevelDeeper) {
  EXPECT_EQ(trace("r if {\n  not false\n  trace(\"here\")\n}", "data.p.r"),
            "eval 1 data.p.r\n"
            "  enter 2 r\n"
            "  eval 3 not false\n"
            "  eval 4 trace(\"here\")\n"
            "  note 4 here\n"
            "  exit 2 r\n");
}

}  // namespace
}  // namespace rego

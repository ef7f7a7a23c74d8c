// Tests are found in the syntax trees, so that each has its place. Rules of one name are tests of their own: all but
// the first get a name of the same length that nothing else has, and with it the sources are compiled; columns stay.

#include "cli/rego_test_run.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>

#include "cli/rego_duration.h"
#include "rego/engine/loader_files.h"
#include "rego/syntax/parser.h"

namespace bulkhead {
namespace {

using rego::Source;
using Clock = std::chrono::steady_clock;

struct FoundTest {
  TestResult result;
  std::string query;
  bool has_cases = false;  // test_x[case]
};

bool is_test_name(std::string_view name) { return name.starts_with("test_") || name.starts_with("todo_test_"); }

std::string package_of(const rego::Module& module) {
  std::string text;
  for (const rego::Term* part : module.package->items) {
    if (part->kind == rego::TermKind::kVar) {
      text += part->name;
    } else {
      text += rego::reference_part(part->scalar.as_string());
    }
  }
  return text;
}

class Finder {
 public:
  Finder(std::vector<std::shared_ptr<const Source>>& sources, rego::RegoVersion version)
      : sources_(sources), version_(version) {}

  std::vector<FoundTest> find() {
    for (auto& source : sources_) find_in(source);
    return std::move(tests_);
  }

 private:
  // What does not parse is reported by the compiler.
  void find_in(std::shared_ptr<const Source>& source) {
    auto module = rego::parse_module(source, {.version = version_});
    if (!module) return;
    std::string text(source->text());
    bool is_changed = false;
    for (const rego::Rule* rule : (*module)->rules) {
      if (rule->head.reference.empty()) continue;
      const rego::Term& head = *rule->head.reference[0];
      if (!is_test_name(head.name) || rule->head.has_args) continue;
      FoundTest test = make_test(*source, package_of(**module), *rule);
      const int count = seen_[test.result.package + "." + test.result.name]++;
      std::string name(head.name);
      if (count > 0) {
        name = fresh_name(head.name.size());
        text.replace(head.span.begin, head.name.size(), name);
        is_changed = true;
        test.result.name += (count < 10 ? "#0" : "#") + std::to_string(count);
      }
      test.query = test.result.package + "." + name;
      tests_.push_back(std::move(test));
    }
    if (is_changed) source = std::make_shared<const Source>(source->name(), std::move(text));
  }

  static FoundTest make_test(const Source& source, std::string package, const rego::Rule& rule) {
    FoundTest test;
    test.result.package = std::move(package);
    test.result.name = rule.head.reference[0]->name;
    test.result.file = source.name();
    test.result.position = rule.span.position();
    test.has_cases = rule.head.reference.size() > 1;
    return test;
  }

  std::string fresh_name(size_t length) {
    for (;;) {
      const std::string number = std::to_string(next_++);
      std::string name = "t" + std::string(length > number.size() ? length - number.size() - 1 : 0, '_') + number;
      const auto holds = [&](const auto& source) { return source->text().find(name) != std::string_view::npos; };
      if (std::none_of(sources_.begin(), sources_.end(), holds)) return name;
    }
  }

  std::vector<std::shared_ptr<const Source>>& sources_;
  rego::RegoVersion version_;
  std::vector<FoundTest> tests_;
  std::map<std::string, int> seen_;
  int next_ = 0;
};

class Runner {
 public:
  Runner(const rego::Policy& policy, std::chrono::nanoseconds time_max)
      : policy_(policy), time_max_(time_max), evaluator_(options()) {}

  void run(FoundTest& test) {
    TestResult& result = test.result;
    if (result.name.starts_with("todo_")) {
      result.verdict = TestVerdict::kSkip;
      return;
    }
    if (test.has_cases) {
      return fail(result, errors_of(std::vector<std::string>{"test cases (" + result.name +
                                                             "[name]) cannot be told apart yet"}));
    }
    auto query = policy_.prepare(test.query);
    if (!query) return fail(result, errors_of(query.error()));
    output_.clear();
    deadline_.start(time_max_);
    const auto start = Clock::now();
    evaluator_.begin();
    auto value = evaluator_.evaluate(**query, rego::Value());
    result.duration = Clock::now() - start;
    deadline_.start(std::chrono::nanoseconds(0));
    result.output = output_;
    if (!value) return fail(result, errors_of(value.error()));
    result.verdict = value->is_true() ? TestVerdict::kPass : TestVerdict::kFail;
  }

 private:
  rego::EvalOptions options() {
    rego::EvalOptions options;
    options.cancel = &deadline_.flag();
    options.print = [this](std::string_view, std::string_view text) { output_.append(text).append("\n"); };
    return options;
  }

  static void fail(TestResult& result, CommandErrors errors) {
    result.verdict = TestVerdict::kError;
    result.error = std::move(errors);
  }

  const rego::Policy& policy_;
  std::chrono::nanoseconds time_max_;
  std::string output_;
  Deadline deadline_;
  rego::Evaluator evaluator_;
};

}  // namespace

base::Result<base::Ok, CommandErrors> run_tests(TestRequest request, const TestSink& sink) {
  const re2::RE2 pattern(request.pattern, re2::RE2::Quiet);
  if (!pattern.ok()) return errors_of(std::vector<std::string>{"error parsing regexp: " + pattern.error()});
  std::vector<FoundTest> tests = Finder(request.loaded.sources, request.version).find();
  rego::PolicyInput input;
  input.sources = request.loaded.sources;
  input.data = request.loaded.data;
  input.options.version = request.version;
  input.options.keeps_prints = true;
  auto policy = rego::Policy::compile(input);
  if (!policy) return errors_of(policy.error());
  Runner runner(**policy, request.time_max);
  for (FoundTest& test : tests) {
    if (!re2::RE2::PartialMatch(test.result.package + "." + test.result.name, pattern)) continue;
    runner.run(test);
    sink(test.result);
  }
  return base::Ok{};
}

}  // namespace bulkhead

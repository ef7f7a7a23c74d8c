// Workers take the next test each; one thread hands on what is done, in order. Tracing is for failures only: they are
// run once more, from a second compilation that tells what it does.

#include "cli/rego_test_run.h"

#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "cli/rego_duration.h"
#include "rego/value/json.h"

namespace bulkhead {
namespace {

using Clock = std::chrono::steady_clock;
using Cases = std::map<std::string, TestCase>;
using rego::Value;

std::string case_name(const Value& value) {
  return value.is_string() ? std::string(value.as_string()) : rego::to_json(value);
}

// What a test's object says of its cases: {"name": true}, or objects of them.
Cases cases_of(const Value& value) {
  Cases cases;
  if (!value.is_object()) return cases;
  for (const auto& [key, child] : value.entries()) {
    TestCase& made = cases[case_name(key)];
    made.cases = cases_of(child);
    made.has_failed = child.is_object()
                          ? std::ranges::any_of(made.cases, [](const auto& c) { return c.second.has_failed; })
                          : !child.is_true();
  }
  return cases;
}

// A case was reached: where it is not there already, it has failed. Says whether it has.
bool reach(Cases& cases, std::span<const Value> path) {
  const auto [found, is_new] = cases.try_emplace(case_name(path[0]));
  TestCase& reached = found->second;
  if (is_new) reached.has_failed = true;
  if (path.size() > 1 && reach(reached.cases, path.subspan(1))) reached.has_failed = true;
  return reached.has_failed;
}

// Runs tests one after the other, on one thread.
class Runner {
 public:
  Runner(const TestRequest& request, const rego::Policy& policy, rego::Observer* observer)
      : policy_(policy), time_max_(request.time_max), evaluator_(options(request, observer)) {}

  TestResult run(const FoundTest& test) {
    TestResult result;
    result.test = test;
    if (test.is_skipped) {
      result.verdict = TestVerdict::kSkip;
      return result;
    }
    const auto start = Clock::now();
    auto query = policy_.prepare(test.query);
    if (!query) return failed(std::move(result), errors_of(query.error()));
    output_.clear();
    marks_.clear();
    deadline_.start(time_max_);
    evaluator_.begin();
    auto value = evaluator_.evaluate(**query, Value());
    result.duration = Clock::now() - start;
    deadline_.start(std::chrono::nanoseconds(0));
    result.output = output_;
    if (!value) return failed(std::move(result), errors_of(value.error()));
    judge(result, *value);
    return result;
  }

 private:
  rego::EvalOptions options(const TestRequest& request, rego::Observer* observer) {
    rego::EvalOptions options = request.surroundings;
    options.cancel = &deadline_.flag();
    options.observer = observer;
    options.print = [this](std::string_view, std::string_view text) {
      if (text.starts_with(kCaseMark)) {
        marks_.emplace_back(text.substr(kCaseMark.size()));
      } else {
        output_.append(text).append("\n");
      }
    };
    return options;
  }

  void judge(TestResult& result, const Value& value) {
    bool has_failed = !value.is_true();
    if (result.test.has_cases && value.is_defined()) {
      result.cases = cases_of(value);
      base::Arena arena;
      for (const std::string& mark : marks_) {
        auto path = rego::read_json(arena, mark);  // an undefined name is none
        if (path && path->is_array() && !path->items().empty()) reach(result.cases, path->items());
      }
      has_failed = std::ranges::any_of(result.cases, [](const auto& each) { return each.second.has_failed; });
    }
    result.verdict = has_failed ? TestVerdict::kFail : TestVerdict::kPass;
  }

  static TestResult failed(TestResult result, CommandErrors errors) {
    result.verdict = TestVerdict::kError;
    result.error = std::move(errors);
    return result;
  }

  const rego::Policy& policy_;
  std::chrono::nanoseconds time_max_;
  std::string output_;
  std::vector<std::string> marks_;
  Deadline deadline_;
  rego::Evaluator evaluator_;
};

// Results by their tests' numbers: workers put them in any order, one reader takes them in order.
class Results {
 public:
  explicit Results(size_t count) : results_(count) {}

  void put(size_t index, TestResult result) {
    {
      const std::lock_guard lock(mutex_);
      results_[index] = std::move(result);
    }
    changed_.notify_one();
  }

  TestResult take(size_t index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return results_[index].has_value(); });
    return std::move(*std::exchange(results_[index], std::nullopt));
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<TestResult>> results_;
};

}  // namespace

base::Result<std::unique_ptr<TestSuite>, CommandErrors> TestSuite::prepare(TestRequest request) {
  const re2::RE2 pattern(request.pattern, re2::RE2::Quiet);
  if (!pattern.ok()) return errors_of(std::vector<std::string>{"error parsing regexp: " + pattern.error()});
  auto suite = std::make_unique<TestSuite>();
  suite->request_ = std::move(request);
  auto policy = suite->compile(suite->request_.observer != nullptr);
  if (!policy) return policy.take_error();
  suite->policy_ = std::move(*policy);
  std::erase_if(suite->tests_, [&](const FoundTest& test) { return !re2::RE2::PartialMatch(test.query, pattern); });
  return suite;
}

base::Result<std::shared_ptr<const rego::Policy>, CommandErrors> TestSuite::compile(bool is_observed) {
  TestFinder finder;
  rego::PolicyInput input;
  input.sources = request_.loaded.sources;
  input.data = request_.loaded.data;
  input.options.version = request_.version;
  input.options.keeps_prints = true;
  input.options.is_observed = is_observed;
  input.on_module = [&](rego::Module& module) {
    if (request_.on_module) request_.on_module(module);
    finder.visit(module);
  };
  auto policy = rego::Policy::compile(input);
  if (!policy) return errors_of(policy.error());
  if (tests_.empty()) tests_ = finder.tests();
  return *policy;
}

void TestSuite::run(const Sink& sink) {
  Results results(tests_.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    Runner runner(request_, *policy_, request_.observer);
    for (size_t i = next++; i < tests_.size(); i = next++) results.put(i, runner.run(tests_[i]));
  };
  std::vector<std::jthread> workers;
  const size_t threads = request_.observer ? 1 : std::clamp<size_t>(request_.threads, 1, tests_.size() + 1);
  for (size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  for (size_t i = 0; i < tests_.size(); ++i) {
    TestResult result = results.take(i);
    if (request_.traces_failures && result.verdict == TestVerdict::kFail) trace_failure(result);
    sink(std::move(result));
  }
}

void TestSuite::trace_failure(TestResult& result) {
  if (!observed_) {
    auto compiled = compile(true);
    if (!compiled) return;
    observed_ = std::move(*compiled);
  }
  TraceRecorder recorder(Values::kKeep);
  (void)Runner(request_, *observed_, &recorder).run(result.test);
  result.trace = recorder.take();
}

}  // namespace bulkhead

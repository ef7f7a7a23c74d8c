// What is counted, and that the text is what Prometheus reads.

#include "record/metrics.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "record/testing.h"

namespace bulkhead {
namespace {

using testing::Folder;

Decision decision_of(std::string_view route, bool allow, Mode mode = Mode::kEnforce) {
  Decision decision;
  decision.route = route;
  decision.allow = allow;
  decision.mode = mode;
  return decision;
}

class MetricsTest : public ::testing::Test {
 protected:
  // The lines of the text that begin with `prefix`.
  std::string lines(std::string_view prefix, int64_t now_ns = 0) {
    metrics_.write(text_, gauges_, snapshot_, now_ns);
    std::istringstream all(text_);
    std::string found;
    for (std::string line; std::getline(all, line);) {
      if (line.starts_with(prefix)) found += line + "\n";
    }
    return found;
  }

  Metrics metrics_{"1.2.3"};
  Gauges gauges_;
  Snapshot snapshot_;
  std::string text_;
};

TEST_F(MetricsTest, DecisionsByClassOutcomeAndMode) {
  metrics_.count(decision_of("container.create", true), std::chrono::microseconds(30));
  metrics_.count(decision_of("container.start", true), std::chrono::microseconds(30));
  metrics_.count(decision_of("container.create", false), std::chrono::microseconds(30));
  Decision audited = decision_of("image.pull", true, Mode::kAudit);
  audited.would_refuse = true;
  metrics_.count(audited, std::chrono::microseconds(30));
  metrics_.count(decision_of("", false), std::chrono::microseconds(30));
  EXPECT_EQ(lines("bulkhead_decisions_total{"),
            R"(bulkhead_decisions_total{route_class="container",outcome="allow",mode="enforce"} 2
bulkhead_decisions_total{route_class="container",outcome="deny",mode="enforce"} 1
bulkhead_decisions_total{route_class="image",outcome="would_deny",mode="audit"} 1
bulkhead_decisions_total{route_class="unknown",outcome="deny",mode="enforce"} 1
)");
}

TEST_F(MetricsTest, AClassThatIsNoRoutesIsUnknown) {
  metrics_.count(decision_of("x\"} 1\nevil{a=\"", true), {});
  metrics_.count(decision_of("zzz.create", true), {});
  EXPECT_EQ(lines("bulkhead_decisions_total{"),
            "bulkhead_decisions_total{route_class=\"unknown\",outcome=\"allow\",mode=\"enforce\"} 2\n");
  EXPECT_EQ(lines("evil"), "");
}

TEST_F(MetricsTest, AHistogramOfTime) {
  for (const int microseconds : {25, 26, 3'000'000}) {
    metrics_.count(decision_of("ping", true), std::chrono::microseconds(microseconds));
  }
  const std::string histogram = lines("bulkhead_decision_duration_seconds_");
  EXPECT_NE(histogram.find("_bucket{le=\"2.5e-05\"} 1\n"), std::string::npos) << histogram;
  EXPECT_NE(histogram.find("_bucket{le=\"5e-05\"} 2\n"), std::string::npos) << histogram;
  EXPECT_NE(histogram.find("_bucket{le=\"2.5\"} 2\n"), std::string::npos) << histogram;
  EXPECT_NE(histogram.find("_bucket{le=\"+Inf\"} 3\n"), std::string::npos) << histogram;
  EXPECT_NE(histogram.find("_sum 3.000051\n"), std::string::npos) << histogram;
  EXPECT_NE(histogram.find("_count 3\n"), std::string::npos) << histogram;
}

TEST_F(MetricsTest, ElevationsByIdAndWhatTheyCameTo) {
  const DecidedElevation refused[] = {{"privileged", "BH1001", "critical"}, {"own", "MINE", "low"}};
  const DecidedElevation granted[] = {{"host-pid", "BH1201", "high", "exception for registry/x"}};
  Decision decision = decision_of("container.create", false);
  decision.refused = refused;
  decision.granted = granted;
  metrics_.count(decision, {});
  metrics_.count(decision, {});
  EXPECT_EQ(lines("bulkhead_elevations_"),
            "bulkhead_elevations_total{id=\"BH1001\",decision=\"refused\"} 2\n"
            "bulkhead_elevations_total{id=\"BH1201\",decision=\"granted\"} 2\n"
            "bulkhead_elevations_other_total 2\n");
  EXPECT_EQ(lines("bulkhead_exception_grants_total"), "bulkhead_exception_grants_total 2\n");
}

TEST_F(MetricsTest, ExceptionsExpireAtTheirMoment) {
  snapshot_.exception_ends_ns = {100, INT64_MAX};
  EXPECT_EQ(lines("bulkhead_exceptions_", 99), "bulkhead_exceptions_in_use 2\nbulkhead_exceptions_expired 0\n");
  EXPECT_EQ(lines("bulkhead_exceptions_", 100), "bulkhead_exceptions_in_use 1\nbulkhead_exceptions_expired 1\n");
}

TEST_F(MetricsTest, ReloadsAndTheGeneration) {
  snapshot_.generation = 7;
  gauges_.policies_loaded = 7;
  gauges_.policies_rejected = 2;
  EXPECT_EQ(lines("bulkhead_policy_"),
            "bulkhead_policy_generation 7\nbulkhead_policy_reloads_total{result=\"loaded\"} 7\n"
            "bulkhead_policy_reloads_total{result=\"rejected\"} 2\n");
}

TEST_F(MetricsTest, ManyThreadsLoseNothing) {
  const DecidedElevation refused[] = {{"a", "BH1001", "low"}, {"b", "BH4711", "low"}};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Decision decision = decision_of("container.create", false);
      decision.refused = refused;
      for (int j = 0; j < 1000; ++j) metrics_.count(decision, {});
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_NE(lines("bulkhead_elevations_total").find("BH4711\",decision=\"refused\"} 8000"), std::string::npos);
}

// Each family once, typed before its samples, no two samples alike.
TEST_F(MetricsTest, TheTextIsWellFormed) {
  metrics_.count(decision_of("container.create", true), {});
  metrics_.write(text_, gauges_, snapshot_, 0);
  std::set<std::string> families;
  std::set<std::string> samples;
  std::string family;
  std::istringstream all(text_);
  for (std::string line; std::getline(all, line);) {
    if (line.starts_with("# TYPE ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      EXPECT_TRUE(families.insert(family).second) << line;
    } else if (!line.starts_with("# HELP ")) {
      EXPECT_TRUE(line.starts_with(family)) << line;
      EXPECT_TRUE(samples.insert(line.substr(0, line.rfind(' '))).second) << line;
      EXPECT_NO_THROW(static_cast<void>(std::stod(line.substr(line.rfind(' ') + 1)))) << line;
    }
  }
  EXPECT_TRUE(text_.ends_with('\n'));
  EXPECT_GT(families.size(), 15U);
}

TEST_F(MetricsTest, PromtoolHasNothingToComplainAbout) {
  if (system("command -v promtool >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no promtool";
  const DecidedElevation refused[] = {{"a", "BH1001", "low"}};
  Decision decision = decision_of("container.create", false);
  decision.refused = refused;
  metrics_.count(decision, std::chrono::microseconds(30));
  metrics_.write(text_, gauges_, snapshot_, 0);
  const Folder folder;
  std::ofstream(folder.file("metrics")) << text_;
  EXPECT_EQ(system(("promtool check metrics <" + folder.file("metrics")).c_str()), 0) << text_;
}

}  // namespace
}  // namespace bulkhead

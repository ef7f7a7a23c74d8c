#include "daemon/expiry_watch.h"

#include <gtest/gtest.h>

namespace bulkhead {
namespace {

constexpr int64_t kDay = int64_t{86400} * 1'000'000'000;
using Stage = ExpiryWatch::Stage;

std::vector<Stage> stages(ExpiryWatch& watch, int64_t now_ns) {
  std::vector<Stage> result;
  for (const ExpiryWatch::Report& report : watch.due(now_ns)) result.push_back(report.stage);
  return result;
}

TEST(ExpiryWatch, each_stage_is_told_once) {
  ExpiryWatch watch;
  watch.set({{"a", 100 * kDay}});
  EXPECT_EQ(stages(watch, 0), std::vector<Stage>{});
  EXPECT_EQ(stages(watch, 86 * kDay), std::vector{Stage::kTwoWeeks});
  EXPECT_EQ(stages(watch, 87 * kDay), std::vector<Stage>{});
  EXPECT_EQ(stages(watch, 99 * kDay), std::vector{Stage::kOneDay});
  EXPECT_EQ(stages(watch, 100 * kDay - 1), std::vector<Stage>{});
  EXPECT_EQ(stages(watch, 100 * kDay), std::vector{Stage::kOver});
  EXPECT_EQ(stages(watch, 101 * kDay), std::vector<Stage>{});
}

TEST(ExpiryWatch, what_is_over_at_the_start_is_told_as_that_alone) {
  ExpiryWatch watch;
  watch.set({{"a", kDay}, {"b", 300 * kDay}});
  EXPECT_EQ(stages(watch, 2 * kDay), std::vector{Stage::kOver});
}

TEST(ExpiryWatch, a_reload_tells_only_what_is_new) {
  ExpiryWatch watch;
  watch.set({{"a", kDay}});
  EXPECT_EQ(watch.due(0).size(), 1u);
  watch.set({{"a", kDay}, {"b", kDay}});
  const auto reports = watch.due(0);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].expiry.image, "b");
  watch.set({{"a", 2 * kDay}});
  EXPECT_EQ(watch.due(kDay).size(), 1u);
}

}  // namespace
}  // namespace bulkhead

// Zone files that are broken or hostile, and rules of zones.

#include "rego/builtins/time_zone.h"

#include <gtest/gtest.h>

namespace rego {
namespace {

TEST(TimeZone, NamesThatLeaveTheFolderAreNoZones) {
  EXPECT_EQ(TimeZone::load(""), nullptr);
  EXPECT_EQ(TimeZone::load("../../etc/passwd"), nullptr);
  EXPECT_EQ(TimeZone::load("/etc/localtime"), nullptr);
}

TEST(TimeZone, BrokenFilesAreNoZones) {
  EXPECT_EQ(TimeZone::parse(""), nullptr);
  EXPECT_EQ(TimeZone::parse("TZif2"), nullptr);
  std::string header = "TZif2" + std::string(15, '\0') + std::string(24, '\xFF');
  EXPECT_EQ(TimeZone::parse(header), nullptr);
  std::string empty = "TZif2" + std::string(39, '\0');
  EXPECT_EQ(TimeZone::parse(empty + empty), nullptr);
}

TEST(ZoneRule, ChangesTheClocks) {
  ZoneRule rule;
  ASSERT_TRUE(rule.parse("CET-1CEST,M3.5.0,M10.5.0/3"));
  EXPECT_EQ(rule.at(1'700'000'000).abbreviation, "CET");
  EXPECT_EQ(rule.at(1'690'000'000).abbreviation, "CEST");
  EXPECT_EQ(rule.at(1'690'000'000).seconds, 7200);
  // The last second before and the first behind the change of March 31, 2024, 01:00 UTC.
  EXPECT_EQ(rule.at(1'711'846'799).seconds, 3600);
  EXPECT_EQ(rule.at(1'711'846'800).seconds, 7200);
}

TEST(ZoneRule, RefusesWhatIsNoRule) {
  for (const char* text : {"", "C", "CET", "CET-1CEST,M3", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,J0,J1", "CET-200"}) {
    EXPECT_FALSE(ZoneRule().parse(text)) << text;
  }
}

}  // namespace
}  // namespace rego

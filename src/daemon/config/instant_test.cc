#include "daemon/config/instant.h"

#include <gtest/gtest.h>

namespace bulkhead::config {
namespace {

constexpr int64_t kSecond = 1'000'000'000;

TEST(Instant, a_date_ends_with_its_day_in_utc) {
  EXPECT_EQ(end_of("1970-01-01"), 86400 * kSecond);
  EXPECT_EQ(end_of("2027-01-31"), 1801440000 * kSecond);
  EXPECT_EQ(utc_text(*end_of("2027-01-31")), "2027-02-01 00:00:00 UTC");
}

TEST(Instant, an_instant_ends_at_itself) {
  EXPECT_EQ(end_of("2027-01-31T12:00:00Z"), 1801396800 * kSecond);
  EXPECT_EQ(end_of("2027-01-31t12:00:00z"), 1801396800 * kSecond);
  EXPECT_EQ(end_of("2027-01-31T12:00:00.25Z"), 1801396800 * kSecond + kSecond / 4);
  EXPECT_EQ(end_of("2027-01-31T12:00:00+02:00"), 1801389600 * kSecond);
  EXPECT_EQ(end_of("2027-01-31T12:00:00-00:30"), 1801398600 * kSecond);
}

TEST(Instant, days_that_no_calendar_has_are_refused) {
  EXPECT_TRUE(end_of("2028-02-29"));
  for (const char* text : {"2027-02-29", "2027-13-01", "2027-00-10", "2027-01-32", "1969-12-31", "2262-01-01"}) {
    EXPECT_FALSE(end_of(text)) << text;
  }
}

TEST(Instant, other_texts_are_refused) {
  for (const char* text :
       {"", "2027", "2027-1-31", "31.01.2027", "2027-01-31T12:00:00", "2027-01-31T12:00Z", "2027-01-31 12:00:00Z",
        "2027-01-31T24:00:00Z", "2027-01-31T12:60:00Z", "2027-01-31T12:00:60Z", "2027-01-31T12:00:00.Z",
        "2027-01-31T12:00:00+0200", "2027-01-31T12:00:00+24:00", "2027-01-31Z", "2027-01-31T12:00:00ZZ"}) {
    EXPECT_FALSE(end_of(text)) << text;
  }
}

}  // namespace
}  // namespace bulkhead::config

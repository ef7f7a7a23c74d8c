#pragma once
// Dates of the proleptic Gregorian calendar and seconds of Unix time.

#include <cstdint>
#include <string>

namespace rego {

struct CivilTime {
  int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int nanosecond = 0;
  int weekday = 4;   // from Sunday, 0
  int year_day = 1;  // from 1
  int offset = 0;    // seconds east of UTC
  std::string zone;  // its abbreviation; may be empty
};

bool is_leap_year(int64_t year);
int days_in_month(int64_t year, int month);

// Days since 1970-01-01. Months and days may be out of their ranges: they carry over.
int64_t days_since_epoch(int64_t year, int64_t month, int64_t day);

// The seconds since 1970-01-01T00:00:00 of a date and time of day, without regard to its offset.
int64_t local_seconds(const CivilTime& time);

// Date and time of day of local seconds; the offset and zone are left as they are by default.
CivilTime civil_time(int64_t local_seconds, int nanosecond);

}  // namespace rego

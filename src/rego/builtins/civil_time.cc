// Calendar arithmetic. Years begin in March here, so that the leap day is the last day of a year, and go by eras of 400
// years, which all have the same number of days.

#include "rego/builtins/civil_time.h"

namespace rego {
namespace {

constexpr int64_t kDaysInEra = 146'097;
constexpr int64_t kDaysToEpoch = 719'468;  // from March 1 of year 0
constexpr int64_t kSecondsInDay = 86'400;

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

}  // namespace

bool is_leap_year(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int64_t days_since_epoch(int64_t year, int64_t month, int64_t day) {
  year += floor_divide(month - 1, 12);
  month -= floor_divide(month - 1, 12) * 12;
  if (month <= 2) year--;
  const int64_t era = floor_divide(year, 400);
  const int64_t year_of_era = year - era * 400;
  const int64_t first_of_month = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + first_of_month;
  return era * kDaysInEra + day_of_era + (day - 1) - kDaysToEpoch;
}

int64_t local_seconds(const CivilTime& time) {
  return days_since_epoch(time.year, time.month, time.day) * kSecondsInDay + time.hour * 3600 + time.minute * 60 +
         time.second;
}

CivilTime civil_time(int64_t local_seconds, int nanosecond) {
  const int64_t days = floor_divide(local_seconds, kSecondsInDay);
  const auto rest = static_cast<int>(local_seconds - days * kSecondsInDay);
  const int64_t shifted = days + kDaysToEpoch;
  const int64_t era = floor_divide(shifted, kDaysInEra);
  const int64_t day_of_era = shifted - era * kDaysInEra;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;

  CivilTime time;
  time.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  time.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  time.year = year_of_era + era * 400 + (time.month <= 2);
  time.hour = rest / 3600;
  time.minute = rest / 60 % 60;
  time.second = rest % 60;
  time.nanosecond = nanosecond;
  time.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  time.year_day = static_cast<int>(days - days_since_epoch(time.year, 1, 1)) + 1;
  return time;
}

}  // namespace rego

// Rules of zones in the notation of POSIX: two names with offsets, and when in the year the clocks change.

#include <algorithm>

#include "rego/builtins/civil_time.h"
#include "rego/builtins/time_zone.h"

namespace rego {
namespace {

constexpr int kHoursMax = 167;

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

bool take_number(std::string_view& text, int least, int most, int& number) {
  number = 0;
  size_t digits = 0;
  for (; digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9'; digits++) {
    number = number * 10 + (text[digits] - '0');
  }
  text.remove_prefix(digits);
  return digits > 0 && number >= least && number <= most;
}

// "CET" or "<+03>".
bool take_name(std::string_view& text, std::string& name) {
  if (take(text, '<')) {
    const size_t end = text.find('>');
    if (end == text.npos) return false;
    name = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
  }
  const size_t end = std::min(text.find_first_of("0123456789,-+"), text.size());
  name = text.substr(0, end);
  text.remove_prefix(end);
  return end >= 3;
}

// "-1:30:00", in seconds.
bool take_time(std::string_view& text, int& seconds) {
  const bool is_negative = take(text, '-');
  if (!is_negative) take(text, '+');
  int hours = 0;
  int minutes = 0;
  int rest = 0;
  if (!take_number(text, 0, kHoursMax, hours)) return false;
  if (take(text, ':') && !take_number(text, 0, 59, minutes)) return false;
  if (take(text, ':') && !take_number(text, 0, 59, rest)) return false;
  seconds = hours * 3600 + minutes * 60 + rest;
  if (is_negative) seconds = -seconds;
  return true;
}

}  // namespace

bool ZoneRule::parse_change(std::string_view& text, Change& change) {
  if (take(text, 'J')) {
    change.kind = Change::Kind::kJulian;
    if (!take_number(text, 1, 365, change.day)) return false;
  } else if (take(text, 'M')) {
    change.kind = Change::Kind::kWeekday;
    if (!take_number(text, 1, 12, change.month) || !take(text, '.')) return false;
    if (!take_number(text, 1, 5, change.week) || !take(text, '.')) return false;
    if (!take_number(text, 0, 6, change.day)) return false;
  } else {
    change.kind = Change::Kind::kDayOfYear;
    if (!take_number(text, 0, 365, change.day)) return false;
  }
  return !take(text, '/') || take_time(text, change.seconds);
}

bool ZoneRule::parse(std::string_view text) {
  int west = 0;
  if (!take_name(text, standard_.abbreviation) || !take_time(text, west)) return false;
  standard_.seconds = -west;
  if (text.empty()) return true;
  if (!take_name(text, daylight_.abbreviation)) return false;
  daylight_.seconds = standard_.seconds + 3600;
  if (!text.empty() && text[0] != ',') {
    if (!take_time(text, west)) return false;
    daylight_.seconds = -west;
  }
  has_daylight_ = true;
  if (text.empty()) text = ",M3.2.0,M11.1.0";
  return take(text, ',') && parse_change(text, start_) && take(text, ',') && parse_change(text, end_) && text.empty();
}

int64_t ZoneRule::seconds_in_year(const Change& change, int64_t year) {
  int64_t day = 0;
  switch (change.kind) {
    case Change::Kind::kJulian:  // February 29 does not count
      day = change.day - 1 + (is_leap_year(year) && change.day >= 60);
      break;
    case Change::Kind::kDayOfYear:
      day = change.day;
      break;
    case Change::Kind::kWeekday: {
      const int64_t first = days_since_epoch(year, change.month, 1);
      const int64_t first_weekday = ((first + 4) % 7 + 7) % 7;
      int64_t in_month = (change.day - first_weekday + 7) % 7 + (change.week - 1) * 7;
      while (in_month >= days_in_month(year, change.month)) in_month -= 7;
      day = first - days_since_epoch(year, 1, 1) + in_month;
      break;
    }
  }
  return day * 86'400 + change.seconds;
}

const ZoneOffset& ZoneRule::at(int64_t unix_seconds) const {
  if (!has_daylight_) return standard_;
  const int64_t year = civil_time(unix_seconds + standard_.seconds, 0).year;
  const int64_t in_year = unix_seconds - days_since_epoch(year, 1, 1) * 86'400;
  const int64_t start = seconds_in_year(start_, year) - standard_.seconds;
  const int64_t end = seconds_in_year(end_, year) - daylight_.seconds;
  const bool is_daylight = start < end ? in_year >= start && in_year < end : in_year >= start || in_year < end;
  return is_daylight ? daylight_ : standard_;
}

}  // namespace rego

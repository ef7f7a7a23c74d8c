// Taking layouts apart, and writing times by them.

#include "rego/builtins/time_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace rego {

const std::string_view kMonthNames[12] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
const std::string_view kDayNames[7] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

namespace {

struct Spelling {
  std::string_view text;
  TimeField field;
};

// The first that fits wins.
constexpr Spelling kSpellings[] = {
    {"January", TimeField::kLongMonth},
    {"Jan", TimeField::kMonth},
    {"Monday", TimeField::kLongWeekDay},
    {"Mon", TimeField::kWeekDay},
    {"MST", TimeField::kZoneName},
    {"002", TimeField::kZeroYearDay},
    {"01", TimeField::kZeroMonth},
    {"02", TimeField::kZeroDay},
    {"03", TimeField::kZeroHour12},
    {"04", TimeField::kZeroMinute},
    {"05", TimeField::kZeroSecond},
    {"06", TimeField::kYear},
    {"15", TimeField::kHour},
    {"1", TimeField::kNumMonth},
    {"2006", TimeField::kLongYear},
    {"2", TimeField::kDay},
    {"__2", TimeField::kUnderYearDay},
    {"_2", TimeField::kUnderDay},
    {"3", TimeField::kHour12},
    {"4", TimeField::kMinute},
    {"5", TimeField::kSecond},
    {"PM", TimeField::kUpperPm},
    {"pm", TimeField::kLowerPm},
    {"-070000", TimeField::kOffset},
    {"-07:00:00", TimeField::kOffset},
    {"-0700", TimeField::kOffset},
    {"-07:00", TimeField::kOffset},
    {"-07", TimeField::kOffset},
    {"Z070000", TimeField::kOffset},
    {"Z07:00:00", TimeField::kOffset},
    {"Z0700", TimeField::kOffset},
    {"Z07:00", TimeField::kOffset},
    {"Z07", TimeField::kOffset},
};

bool is_digit(std::string_view text, size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

bool fits(const Spelling& spelling, std::string_view text) {
  if (!text.starts_with(spelling.text)) return false;
  const std::string_view rest = text.substr(spelling.text.size());
  const bool is_short_name = spelling.field == TimeField::kMonth || spelling.field == TimeField::kWeekDay;
  return !is_short_name || rest.empty() || rest[0] < 'a' || rest[0] > 'z';
}

// ".000" or ",999", any number of digits, with no other digit behind them: its size, or 0.
size_t fraction_size(std::string_view text) {
  if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || (text[1] != '0' && text[1] != '9')) return 0;
  const size_t end = std::min(text.find_first_not_of(text[1], 1), text.size());
  return is_digit(text, end) ? 0 : end;
}

std::string two(int number) { return fmt::format("{:02}", number); }

std::string format_offset(const CivilTime& time, std::string_view spelled) {
  if (spelled.starts_with('Z') && time.offset == 0) return "Z";
  const bool has_colon = spelled.find(':') != spelled.npos;
  const bool has_minutes = spelled.size() > 3;
  const bool has_seconds = spelled.size() > 6;
  const int minutes = std::abs(time.offset / 60);
  std::string out = time.offset / 60 < 0 ? "-" : "+";
  out += two(minutes / 60);
  if (has_minutes) out += (has_colon ? ":" : "") + two(minutes % 60);
  if (has_seconds) out += (has_colon ? ":" : "") + two(std::abs(time.offset) % 60);
  return out;
}

std::string format_zone_name(const CivilTime& time) {
  if (!time.zone.empty()) return time.zone;
  const int minutes = time.offset / 60;
  return (minutes < 0 ? "-" : "+") + two(std::abs(minutes) / 60) + two(std::abs(minutes) % 60);
}

std::string format_fraction(const CivilTime& time, std::string_view spelled, bool is_trimmed) {
  if (is_trimmed && time.nanosecond == 0) return {};
  std::string digits = fmt::format("{:09}", time.nanosecond);
  const size_t count = spelled.size() - 1;
  if (count < digits.size()) digits.resize(count);
  if (is_trimmed) digits.resize(digits.find_last_not_of('0') + 1);
  return digits.empty() ? digits : spelled[0] + digits;
}

std::string format_field(const CivilTime& time, const LayoutPiece& piece) {
  const int hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12;
  switch (piece.field) {
    case TimeField::kNone:
      return {};
    case TimeField::kLongMonth:
      return std::string(kMonthNames[time.month - 1]);
    case TimeField::kMonth:
      return std::string(kMonthNames[time.month - 1].substr(0, 3));
    case TimeField::kNumMonth:
      return std::to_string(time.month);
    case TimeField::kZeroMonth:
      return two(time.month);
    case TimeField::kLongWeekDay:
      return std::string(kDayNames[time.weekday]);
    case TimeField::kWeekDay:
      return std::string(kDayNames[time.weekday].substr(0, 3));
    case TimeField::kDay:
      return std::to_string(time.day);
    case TimeField::kUnderDay:
      return fmt::format("{:2}", time.day);
    case TimeField::kZeroDay:
      return two(time.day);
    case TimeField::kUnderYearDay:
      return fmt::format("{:3}", time.year_day);
    case TimeField::kZeroYearDay:
      return fmt::format("{:03}", time.year_day);
    case TimeField::kHour:
      return two(time.hour);
    case TimeField::kHour12:
      return std::to_string(hour12);
    case TimeField::kZeroHour12:
      return two(hour12);
    case TimeField::kMinute:
      return std::to_string(time.minute);
    case TimeField::kZeroMinute:
      return two(time.minute);
    case TimeField::kSecond:
      return std::to_string(time.second);
    case TimeField::kZeroSecond:
      return two(time.second);
    case TimeField::kLongYear:
      return fmt::format("{:04}", time.year);
    case TimeField::kYear:
      return two(static_cast<int>(std::max<int64_t>(time.year, 0) % 100));
    case TimeField::kUpperPm:
      return time.hour >= 12 ? "PM" : "AM";
    case TimeField::kLowerPm:
      return time.hour >= 12 ? "pm" : "am";
    case TimeField::kZoneName:
      return format_zone_name(time);
    case TimeField::kOffset:
      return format_offset(time, piece.spelled);
    case TimeField::kFraction:
      return format_fraction(time, piece.spelled, false);
    case TimeField::kTrimmedFraction:
      return format_fraction(time, piece.spelled, true);
  }
  return {};
}

}  // namespace

LayoutPiece next_layout_piece(std::string_view layout) {
  for (size_t i = 0; i < layout.size(); i++) {
    const std::string_view here = layout.substr(i);
    // "_2006" is an underscore and a year.
    if (here.starts_with("_2006")) continue;
    const auto* found =
        std::ranges::find_if(kSpellings, [&](const Spelling& spelling) { return fits(spelling, here); });
    size_t size = 0;
    TimeField field = TimeField::kNone;
    if (found != std::end(kSpellings)) {
      size = found->text.size();
      field = found->field;
    } else {
      size = fraction_size(here);
      field = size > 0 && here[1] == '9' ? TimeField::kTrimmedFraction : TimeField::kFraction;
    }
    if (size > 0) return {layout.substr(0, i), field, here.substr(0, size), here.substr(size)};
  }
  return {layout, TimeField::kNone, {}, {}};
}

std::string_view named_layout(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
      {"ANSIC", "Mon Jan _2 15:04:05 2006"},          {"UnixDate", "Mon Jan _2 15:04:05 MST 2006"},
      {"RubyDate", "Mon Jan 02 15:04:05 -0700 2006"}, {"RFC822", "02 Jan 06 15:04 MST"},
      {"RFC822Z", "02 Jan 06 15:04 -0700"},           {"RFC850", "Monday, 02-Jan-06 15:04:05 MST"},
      {"RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"},   {"RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"},
      {"RFC3339", "2006-01-02T15:04:05Z07:00"},       {"RFC3339Nano", "2006-01-02T15:04:05.999999999Z07:00"},
  };
  for (const auto& [name, layout] : kNamed) {
    if (name == text) return layout;
  }
  return text;
}

std::string format_time(const CivilTime& time, std::string_view layout) {
  std::string out;
  while (!layout.empty()) {
    const LayoutPiece piece = next_layout_piece(layout);
    out += piece.literal;
    out += format_field(time, piece);
    layout = piece.rest;
  }
  return out;
}

}  // namespace rego

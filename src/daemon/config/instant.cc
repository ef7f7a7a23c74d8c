// RFC 3339 by hand: fixed columns, then a fraction, then the offset.

#include "daemon/config/instant.h"

#include <fmt/core.h>

#include <chrono>

namespace bulkhead::config {
namespace {

namespace chrono = std::chrono;

constexpr int64_t kSecondsADay = 86400;
constexpr int64_t kNanosecondsASecond = 1'000'000'000;
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2261;

// Takes from the front of a text; after a mistake `is_good` stays false.
struct Scanner {
  std::string_view rest;
  bool is_good = true;

  int number(size_t digits) {
    int value = 0;
    for (size_t i = 0; i < digits; i++) {
      if (i >= rest.size() || rest[i] < '0' || rest[i] > '9') {
        is_good = false;
        return 0;
      }
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(digits);
    return value;
  }
  bool take(char wanted) {
    const bool has_it = !rest.empty() && rest[0] == wanted;
    if (has_it) rest.remove_prefix(1);
    return has_it;
  }
  void need(char wanted) { is_good = take(wanted) && is_good; }
};

std::optional<int64_t> days_since_1970(Scanner& scanner) {
  const int year = scanner.number(4);
  scanner.need('-');
  const int month = scanner.number(2);
  scanner.need('-');
  const int day = scanner.number(2);
  if (!scanner.is_good || year < kFirstYear || year > kLastYear) return {};
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return {};
  return chrono::sys_days(date).time_since_epoch().count();
}

int64_t fraction_ns(Scanner& scanner) {
  if (!scanner.take('.')) return 0;
  int64_t value = 0;
  int64_t unit = kNanosecondsASecond;
  const size_t before = scanner.rest.size();
  while (!scanner.rest.empty() && scanner.rest[0] >= '0' && scanner.rest[0] <= '9') {
    unit /= 10;
    value += unit * (scanner.rest[0] - '0');
    scanner.rest.remove_prefix(1);
  }
  if (scanner.rest.size() == before) scanner.is_good = false;
  return value;
}

int64_t offset_seconds(Scanner& scanner) {
  if (scanner.take('Z') || scanner.take('z')) return 0;
  const bool is_east = scanner.take('+');
  if (!is_east) scanner.need('-');
  const int hours = scanner.number(2);
  scanner.need(':');
  const int minutes = scanner.number(2);
  if (hours > 23 || minutes > 59) scanner.is_good = false;
  const int64_t seconds = hours * 3600 + minutes * 60;
  return is_east ? seconds : -seconds;
}

}  // namespace

std::optional<int64_t> end_of(std::string_view text) {
  Scanner scanner{text};
  const auto days = days_since_1970(scanner);
  if (!days) return {};
  if (scanner.rest.empty()) return (*days + 1) * kSecondsADay * kNanosecondsASecond;
  if (!scanner.take('T')) scanner.need('t');
  const int hours = scanner.number(2);
  scanner.need(':');
  const int minutes = scanner.number(2);
  scanner.need(':');
  const int seconds = scanner.number(2);
  const int64_t fraction = fraction_ns(scanner);
  const int64_t offset = offset_seconds(scanner);
  if (!scanner.is_good || !scanner.rest.empty() || hours > 23 || minutes > 59 || seconds > 59) return {};
  const int64_t total = *days * kSecondsADay + hours * 3600 + minutes * 60 + seconds - offset;
  return total * kNanosecondsASecond + fraction;
}

std::string utc_text(int64_t time_ns) {
  const chrono::sys_seconds second =
      chrono::floor<chrono::seconds>(chrono::sys_time<chrono::nanoseconds>(chrono::nanoseconds(time_ns)));
  const chrono::sys_days day = chrono::floor<chrono::days>(second);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss time(second - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace bulkhead::config

// Time. Moments are nanoseconds since 1970, which int64 holds from 1677 to 2262.

#include <time.h>

#include "rego/builtins/decision_memory.h"
#include "rego/builtins/duration.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/time_layout.h"
#include "rego/builtins/time_zone.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr int64_t kNanoseconds = 1'000'000'000;
// Steps of add_date beyond these lead out of the range of moments whatever they start from.
constexpr int64_t kYearsMax = 1'000;
constexpr int64_t kMonthsMax = 12'000;
constexpr int64_t kDaysMax = 400'000;

Value moment_value(BuiltinContext& context, int64_t seconds, int nanoseconds) {
  int64_t total;
  // Towards zero, so that the smallest moment does not overflow on the way.
  if (seconds < 0 && nanoseconds > 0) {
    seconds++;
    nanoseconds -= static_cast<int>(kNanoseconds);
  }
  if (__builtin_mul_overflow(seconds, kNanoseconds, &total) || __builtin_add_overflow(total, nanoseconds, &total)) {
    return context.fail("time outside of valid range");
  }
  return Value::integer(total);
}

Value now(BuiltinContext& context, BuiltinArgs) { return decision_time(context); }

Value parse(BuiltinContext& context, std::string_view layout, std::string_view text) {
  const auto moment = parse_time(layout, text);
  return moment ? moment_value(context, moment->seconds, moment->nanoseconds) : context.fail(moment.error());
}

Value parse_by_layout(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  return parse(context, named_layout(args[0].as_string()), args[1].as_string());
}

Value parse_rfc3339(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  return parse(context, named_layout("RFC3339"), args[0].as_string());
}

Value parse_duration_ns(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const auto duration = parse_duration(args[0].as_string());
  return duration ? Value::integer(*duration) : context.fail(duration.error());
}

// A moment in a zone: an operand that is a number, or an array of a number, the zone's name and perhaps a layout.
struct ZonedTime {
  int64_t seconds = 0;
  int nanoseconds = 0;
  std::shared_ptr<const TimeZone> zone;
  std::string_view layout;

  CivilTime civil(const TimeZone& in) const {
    const ZoneOffset& offset = in.at(seconds);
    CivilTime time = civil_time(seconds + offset.seconds, nanoseconds);
    time.offset = offset.seconds;
    time.zone = offset.abbreviation;
    return time;
  }
  CivilTime civil() const { return civil(*zone); }
};

bool fail_time_type(BuiltinContext& context, const Value& operand) {
  context.fail_type(1, "either number (ns) or [number (ns), string (tz)]", operand);
  return false;
}

bool read_nanoseconds(BuiltinContext& context, const Value& operand, ZonedTime& time) {
  if (!operand.is_number()) {
    context.fail_type(1, "number", operand);
    return false;
  }
  // Adding zero gives the canonical spelling: 1e18 is an integer too.
  const Value total = is_integral(operand) ? add(context.arena, operand, Value::integer(0)) : operand;
  if (!total.is_integer()) {
    context.fail("timestamp too big");
    return false;
  }
  const int64_t rest = total.as_integer() % kNanoseconds;
  time.seconds = total.as_integer() / kNanoseconds - (rest < 0);
  time.nanoseconds = static_cast<int>(rest < 0 ? rest + kNanoseconds : rest);
  return true;
}

bool read_zone(BuiltinContext& context, std::string_view name, ZonedTime& time) {
  time.zone = context.patterns.zone(name);
  if (time.zone) return true;
  if (name.find("..") != name.npos || name.starts_with('/') || name.starts_with('\\')) {
    context.fail("time: invalid location name");
  } else {
    context.fail("unknown time zone " + std::string(name));
  }
  return false;
}

// False: the call has failed.
bool read_time(BuiltinContext& context, const Value& operand, ZonedTime& time) {
  if (operand.is_number()) return read_zone(context, "UTC", time) && read_nanoseconds(context, operand, time);
  if (!operand.is_array() || operand.size() == 0) return fail_time_type(context, operand);
  const auto items = operand.items();
  if (!items[0].is_number()) return read_nanoseconds(context, items[0], time);
  for (const Value& item : items.subspan(1, std::min<size_t>(items.size() - 1, 2))) {
    if (item.is_string()) continue;
    context.fail_type(1, "string", item);
    return false;
  }
  const std::string_view zone = items.size() > 1 ? items[1].as_string() : "";
  if (!read_zone(context, zone.empty() ? "UTC" : zone, time)) return false;
  if (items.size() > 2) time.layout = items[2].as_string();
  return read_nanoseconds(context, items[0], time);
}

Value integers(Arena& arena, std::initializer_list<int64_t> numbers) {
  ArenaVector<Value> items(arena);
  for (const int64_t number : numbers) items.push_back(Value::integer(number));
  return Value::array(arena, items.span());
}

Value date(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime time;
  if (!read_time(context, args[0], time)) return {};
  const CivilTime civil = time.civil();
  return integers(context.arena, {civil.year, civil.month, civil.day});
}

Value clock_of(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime time;
  if (!read_time(context, args[0], time)) return {};
  const CivilTime civil = time.civil();
  return integers(context.arena, {civil.hour, civil.minute, civil.second});
}

Value weekday(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime time;
  if (!read_time(context, args[0], time)) return {};
  return Value::string(context.arena, kDayNames[time.civil().weekday]);
}

Value format(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime time;
  if (!read_time(context, args[0], time)) return {};
  const std::string_view layout = named_layout(time.layout.empty() ? "RFC3339Nano" : time.layout);
  return Value::string(context.arena, format_time(time.civil(), layout));
}

Value add_date(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime time;
  if (!read_time(context, args[0], time)) return {};
  const auto years = integer_operand(context, args, 2);
  if (!years) return {};
  const auto months = integer_operand(context, args, 3);
  if (!months) return {};
  const auto days = integer_operand(context, args, 4);
  if (!days) return {};
  const bool is_far = *years > kYearsMax || *years < -kYearsMax || *months > kMonthsMax || *months < -kMonthsMax ||
                      *days > kDaysMax || *days < -kDaysMax;
  if (is_far) return context.fail("time outside of valid range");
  const CivilTime civil = time.civil();
  const int64_t day = days_since_epoch(civil.year + *years, civil.month + *months, civil.day + *days);
  const int64_t local = day * 86'400 + civil.hour * 3600 + civil.minute * 60 + civil.second;
  return moment_value(context, time.zone->to_unix(local), civil.nanosecond);
}

// The difference in years, months, days, hours, minutes and seconds, each taken from the next larger where it is
// negative.
Value difference(BuiltinContext& context, BuiltinArgs args) {
  ZonedTime a;
  ZonedTime b;
  if (!read_time(context, args[0], a) || !read_time(context, args[1], b)) return {};
  CivilTime from = a.civil(*a.zone);
  CivilTime to = b.civil(*a.zone);
  if (std::pair(a.seconds, a.nanoseconds) > std::pair(b.seconds, b.nanoseconds)) std::swap(from, to);
  int64_t year = to.year - from.year;
  int month = to.month - from.month;
  int day = to.day - from.day;
  int hour = to.hour - from.hour;
  int minute = to.minute - from.minute;
  int second = to.second - from.second;
  const auto borrow = [](int& smaller, auto& larger, int size) {
    if (smaller >= 0) return;
    smaller += size;
    larger--;
  };
  borrow(second, minute, 60);
  borrow(minute, hour, 60);
  borrow(hour, day, 24);
  borrow(day, month, days_in_month(from.year, from.month));
  borrow(month, year, 12);
  return integers(context.arena, {year, month, day, hour, minute, second});
}

constexpr BuiltinRow kRows[] = {
    {"time.now_ns", "", "() => now: number", "The present moment, the same all through one decision.", now,
     BuiltinFlags::kNondeterministic},
    {"time.parse_ns", "", "(layout: string, value: string) => ns: number",
     "The moment that a text spells by a layout of Go, or by the name of one.", parse_by_layout},
    {"time.parse_rfc3339_ns", "", "(value: string) => ns: number", "The moment that a text spells by RFC 3339.",
     parse_rfc3339},
    {"time.parse_duration_ns", "", "(duration: string) => ns: number", "The length of a duration like 1h30m.",
     parse_duration_ns},
    {"time.date", "", "(x: any<number, array<number, string>>) => date: array<number, number, number>",
     "Year, month and day of a moment.", date},
    {"time.clock", "", "(x: any<number, array<number, string>>) => output: array<number, number, number>",
     "Hour, minute and second of a moment.", clock_of},
    {"time.weekday", "", "(x: any<number, array<number, string>>) => day: string", "The name of the day of a moment.",
     weekday},
    {"time.format", "", "(x: any<number, array<number, string>, array<number, string, string>>) => formatted: string",
     "A moment as text, by RFC 3339 or by a layout.", format},
    {"time.add_date", "", "(ns: number, years: number, months: number, days: number) => output: number",
     "A moment so many years, months and days later.", add_date},
    {"time.diff", "",
     "(ns1: any<number, array<number, string>>, ns2: any<number, array<number, string>>) => output: array<number, "
     "number, number, number, number, number>",
     "Years, months, days, hours, minutes and seconds between two moments.", difference},
};

}  // namespace

Value decision_time(BuiltinContext& context) {
  const std::string_view caller = std::exchange(context.function_name, "time.now_ns");
  Value& result = remembered_result(context, {});
  context.function_name = caller;
  if (result.is_defined()) return result;
  timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  result = Value::integer(time.tv_sec * kNanoseconds + time.tv_nsec);
  return result;
}

BuiltinFamily time_builtins() { return kRows; }

}  // namespace rego

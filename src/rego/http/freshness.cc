#include "rego/http/freshness.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "rego/builtins/time_layout.h"

namespace rego {
namespace {

constexpr int64_t kSecond = 1'000'000'000;
constexpr int64_t kSecondsMax = std::numeric_limits<int32_t>::max();
constexpr int64_t kDistantPast = std::numeric_limits<int64_t>::min();

std::string_view without_spaces(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Calls `take` with each directive of Cache-Control and its value, which may be empty.
template <typename Take>
void for_each_directive(const HttpResponse& response, const Take& take) {
  std::string_view rest = response.header("cache-control");
  while (!rest.empty()) {
    const std::string_view part = without_spaces(rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.find(','), rest.size() - 1) + 1);
    const size_t equals = part.find('=');
    if (part.empty() || part.find('=', equals == part.npos ? equals : equals + 1) != part.npos) continue;
    take(without_spaces(part.substr(0, equals)), equals == part.npos ? std::string_view() : part.substr(equals + 1));
  }
}

// The moment that a header names: RFC 1123, and the two older spellings that HTTP still has.
std::optional<int64_t> read_date(std::string_view text) {
  for (const std::string_view layout :
       {"Mon, 02 Jan 2006 15:04:05 GMT", "Monday, 02-Jan-06 15:04:05 MST", "Mon Jan _2 15:04:05 2006"}) {
    const auto moment = parse_time(layout, text);
    int64_t ns = 0;
    if (moment && !__builtin_mul_overflow(moment->seconds, kSecond, &ns)) return ns;
  }
  return std::nullopt;
}

}  // namespace

bool may_store(const HttpResponse& response) {
  bool is_forbidden = false;
  for_each_directive(response, [&](std::string_view name, std::string_view) { is_forbidden |= name == "no-store"; });
  return !is_forbidden;
}

std::optional<int64_t> fresh_until_ns(const HttpResponse& response) {
  std::optional<std::string_view> max_age;
  for_each_directive(response, [&](std::string_view name, std::string_view value) {
    if (name == "max-age") max_age = value;
  });
  if (!max_age) return read_date(response.header("expires")).value_or(kDistantPast);
  uint64_t seconds = 0;
  const auto read = std::from_chars(max_age->data(), max_age->data() + max_age->size(), seconds);
  if (read.ptr != max_age->data() + max_age->size() || max_age->empty()) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) seconds = kSecondsMax;
  const auto date = read_date(response.header("date"));
  if (!date) return std::nullopt;
  const int64_t age_ns = static_cast<int64_t>(std::min<uint64_t>(seconds, kSecondsMax)) * kSecond;
  int64_t until = 0;
  return __builtin_add_overflow(*date, age_ns, &until) ? std::nullopt : std::optional(until);
}

}  // namespace rego

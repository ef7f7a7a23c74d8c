// Go's durations: the largest unit below a second that fits with a fraction; from a second on, hours, minutes, seconds.

#include "cli/rego_duration.h"

#include <charconv>

namespace bulkhead {
namespace {

constexpr std::pair<std::string_view, int64_t> kUnits[] = {
    {"ns", 1},
    {"us", 1000},
    {"µs", 1000},
    {"ms", 1'000'000},
    {"s", 1'000'000'000},
    {"m", 60'000'000'000},
    {"h", 3'600'000'000'000},
};

// `number` / `unit` as a decimal without zeros at its end.
std::string decimal(int64_t number, int64_t unit) {
  std::string text = std::to_string(number / unit);
  std::string rest = std::to_string(unit + number % unit).substr(1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  return rest.empty() ? text : text + "." + rest;
}

std::optional<int64_t> unit_of(std::string_view name) {
  for (const auto& [unit, size] : kUnits) {
    if (unit == name) return size;
  }
  return std::nullopt;
}

}  // namespace

std::string format_duration(std::chrono::nanoseconds duration) {
  const int64_t ns = duration.count();
  if (ns == 0) return "0s";
  if (ns < 1000) return std::to_string(ns) + "ns";
  if (ns < 1'000'000) return decimal(ns, 1000) + "µs";
  if (ns < 1'000'000'000) return decimal(ns, 1'000'000) + "ms";
  constexpr int64_t kMinute = 60'000'000'000;
  std::string text;
  const int64_t minutes = ns / kMinute;
  if (minutes >= 60) text += std::to_string(minutes / 60) + "h";
  if (minutes > 0) text += std::to_string(minutes % 60) + "m";
  return text + decimal(ns % kMinute, 1'000'000'000) + "s";
}

std::optional<std::chrono::nanoseconds> parse_duration(std::string_view text) {
  if (text == "0") return std::chrono::nanoseconds(0);
  if (text.empty()) return std::nullopt;
  double total = 0;
  while (!text.empty()) {
    double number = 0;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (failure != std::errc() || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    const size_t length = std::min(text.find_first_of("0123456789."), text.size());
    const auto unit = unit_of(text.substr(0, length));
    if (!unit) return std::nullopt;
    text.remove_prefix(length);
    total += number * static_cast<double>(*unit);
  }
  if (total > 9e18) return std::nullopt;
  return std::chrono::nanoseconds(static_cast<int64_t>(total));
}

Deadline::Deadline() : thread_([this] { watch(); }) {}

Deadline::~Deadline() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Deadline::start(std::chrono::nanoseconds time) {
  {
    const std::lock_guard lock(mutex_);
    flag_ = false;
    end_.reset();
    if (time.count() > 0) end_ = Clock::now() + time;
  }
  changed_.notify_one();
}

void Deadline::watch() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    if (!end_) {
      changed_.wait(lock);
    } else if (Clock::now() >= *end_) {
      flag_ = true;
      end_.reset();
    } else {
      const auto end = *end_;
      changed_.wait_until(lock, end);
    }
  }
}

}  // namespace bulkhead

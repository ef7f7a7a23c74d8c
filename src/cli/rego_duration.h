#pragma once
// Durations as Go writes and reads them, and a deadline for an evaluation.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace bulkhead {

// "186.798µs", "10.063874ms", "1.5s", "1m30s", "0s".
std::string format_duration(std::chrono::nanoseconds duration);
// "5s", "1.5m", "300ms", "1h30m"; nothing for other text.
std::optional<std::chrono::nanoseconds> parse_duration(std::string_view text);

// Raises a flag when time is over, once after each start().
class Deadline {
 public:
  Deadline();
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  const std::atomic<bool>& flag() const { return flag_; }
  // Lowers the flag and raises it after `time`; zero: never.
  void start(std::chrono::nanoseconds time);

 private:
  void watch();

  using Clock = std::chrono::steady_clock;

  std::atomic<bool> flag_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Clock::time_point> end_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace bulkhead

#pragma once
// One log line: a JSON object built field by field. Text that came from outside is escaped and cut here, so no caller
// can forget it.

#include <cstdint>
#include <string>
#include <string_view>

namespace bulkhead {

inline constexpr size_t kLogTextBytesMax = 200;

enum class LogLevel { kInfo, kWarning, kError };

// Appends `text` as a JSON string, at most `bytes_max` bytes of it (whole characters; "…" marks the cut). Control,
// bidirectional and line-separating characters are escaped; bytes that are no UTF-8 become U+FFFD.
void append_log_text(std::string& out, std::string_view text, size_t bytes_max = kLogTextBytesMax);

// Appends to a line that the log gave out; see Log::line().
class LogLine {
 public:
  explicit LogLine(std::string& out) : out_(out) {}

  LogLine& text(std::string_view key, std::string_view value, size_t bytes_max = kLogTextBytesMax);
  LogLine& number(std::string_view key, uint64_t value);

 private:
  void key(std::string_view name);

  std::string& out_;
};

}  // namespace bulkhead

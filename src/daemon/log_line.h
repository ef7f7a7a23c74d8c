#pragma once
// One log line: a JSON object built field by field. Text that came from outside is escaped and cut here, so no caller
// can forget it.

#include <cstdint>
#include <string>
#include <string_view>

#include "record/log_text.h"

namespace bulkhead {

enum class LogLevel { kInfo, kWarning, kError };

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

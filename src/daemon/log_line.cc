// The fields of a line.

#include "daemon/log_line.h"

#include <fmt/format.h>

#include <iterator>

namespace bulkhead {

void LogLine::key(std::string_view name) { out_.append(",\"").append(name).append("\":"); }

LogLine& LogLine::text(std::string_view name, std::string_view value, size_t bytes_max) {
  key(name);
  append_log_text(out_, value, bytes_max);
  return *this;
}

LogLine& LogLine::number(std::string_view name, uint64_t value) {
  key(name);
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

}  // namespace bulkhead

#pragma once
// The daemon's log: one JSON object a line, to stderr or a file. Whoever logs only appends to a bounded buffer; one
// thread writes. So a full disk, a closed stderr or a reader that hangs costs lines (which are counted), never a
// decision.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/result.h"
#include "base/unique_fd.h"
#include "daemon/log_line.h"

namespace bulkhead {

class Log {
 public:
  // Takes a descriptor that it does not close (stderr).
  explicit Log(int fd);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Sends what follows to the file, created with mode 0600, appended to. At failure the old target stays.
  base::Status open_file(const std::string& path);
  // Opens the file's path again (after a rotation). Does nothing where the log is stderr.
  base::Status reopen();

  // One line: {"ts":…,"level":…,"event":EVENT, what `fill` appends}.
  template <typename Fill>
  void write(LogLevel level, std::string_view event, Fill&& fill) {
    const std::lock_guard lock(mutex_);
    const size_t start = begin_line(level, event);
    LogLine line(buffer_);
    fill(line);
    end_line(start);
  }
  void write(LogLevel level, std::string_view event) {
    write(level, event, [](LogLine&) {});
  }

  // Lines that could not be written since the start.
  uint64_t lines_lost() const { return all_lines_lost_.load(std::memory_order_relaxed); }

  // Waits until what was logged so far is written, or given up after a second.
  void flush();

 private:
  size_t begin_line(LogLevel level, std::string_view event);
  void end_line(size_t start);
  void append_time();
  void run();
  // True when all bytes were written.
  bool write_out(std::string_view bytes);

  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable written_;
  std::string buffer_;
  std::string time_text_;  // up to the seconds of time_second_
  int64_t time_second_ = -1;
  uint64_t lines_lost_ = 0;  // and not yet told
  std::atomic<uint64_t> all_lines_lost_{0};
  uint64_t batches_begun_ = 0;
  uint64_t batches_done_ = 0;
  bool is_stopping_ = false;
  bool ends_inside_line_ = false;  // a write failed half-way; only the writer's

  std::mutex target_mutex_;
  std::string path_;
  base::UniqueFd file_;
  int fd_;

  std::thread writer_;
};

}  // namespace bulkhead

// The log's buffer and its writer thread.
//
// The writer gathers: woken by the first line it sleeps a few milliseconds and takes all that came meanwhile, so a busy
// daemon pays one wake-up and one write for hundreds of lines. It asks poll() before each write of at most PIPE_BUF
// bytes: a pipe that polls writable takes that much without blocking, so the thread can always be stopped.

#include "daemon/log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iterator>

namespace bulkhead {
namespace {

constexpr size_t kBufferBytesMax = size_t{4} << 20;
constexpr std::chrono::milliseconds kGatherTime{5};
constexpr std::chrono::seconds kFlushTimeMax{1};
constexpr int kWritablePollMs = 100;

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

}  // namespace

Log::Log(int fd) : fd_(fd), writer_([this] { run(); }) {}

Log::~Log() {
  flush();
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  filled_.notify_one();
  writer_.join();
}

base::Status Log::open_file(const std::string& path) {
  base::UniqueFd file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600));
  if (!file.is_open())
    return base::Error{"io_error", std::string("cannot open the log file: ") + strerror(errno), path};
  const std::lock_guard lock(target_mutex_);
  path_ = path;
  file_ = std::move(file);
  fd_ = file_.get();
  return base::Ok{};
}

base::Status Log::reopen() {
  std::string path;
  {
    const std::lock_guard lock(target_mutex_);
    path = path_;
  }
  return path.empty() ? base::Status(base::Ok{}) : open_file(path);
}

void Log::flush() {
  std::unique_lock lock(mutex_);
  const uint64_t wanted = batches_begun_ + 1;
  filled_.notify_one();
  written_.wait_for(lock, kFlushTimeMax,
                    [&] { return batches_done_ >= wanted || (buffer_.empty() && batches_done_ == batches_begun_); });
}

void Log::append_time() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (now.tv_sec != time_second_) {
    tm parts{};
    gmtime_r(&now.tv_sec, &parts);
    time_second_ = now.tv_sec;
    time_text_ = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.", parts.tm_year + 1900, parts.tm_mon + 1,
                             parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
  }
  fmt::format_to(std::back_inserter(buffer_), "{}{:06}Z", time_text_, now.tv_nsec / 1000);
}

size_t Log::begin_line(LogLevel level, std::string_view event) {
  const size_t start = buffer_.size();
  buffer_ += "{\"ts\":\"";
  append_time();
  buffer_.append("\",\"level\":\"").append(name_of(level)).append("\",\"event\":\"").append(event).append("\"");
  return start;
}

void Log::end_line(size_t start) {
  buffer_ += "}\n";
  if (buffer_.size() > kBufferBytesMax) {
    buffer_.resize(start);
    ++lines_lost_;
    ++all_lines_lost_;
    return;
  }
  if (start == 0) filled_.notify_one();
}

void Log::run() {
  std::string batch;
  std::unique_lock lock(mutex_);
  for (;;) {
    filled_.wait(lock, [this] { return is_stopping_ || !buffer_.empty(); });
    if (buffer_.empty()) return;
    if (!is_stopping_) filled_.wait_for(lock, kGatherTime, [this] { return is_stopping_; });
    if (lines_lost_ > 0) {
      begin_line(LogLevel::kWarning, "log_lines_lost");
      LogLine(buffer_).number("lines", lines_lost_);
      buffer_ += "}\n";
    }
    batch.assign(ends_inside_line_ ? "\n" : "");
    batch += buffer_;
    buffer_.clear();
    const uint64_t lost = std::exchange(lines_lost_, 0);
    ++batches_begun_;
    lock.unlock();
    const bool is_written = write_out(batch);
    lock.lock();
    if (!is_written) {
      const auto lines = static_cast<uint64_t>(std::ranges::count(batch, '\n'));
      lines_lost_ += lost + lines;
      all_lines_lost_ += lines;
    }
    ++batches_done_;
    written_.notify_all();
    if (is_stopping_) return;
  }
}

bool Log::write_out(std::string_view bytes) {
  const auto give_up = std::chrono::steady_clock::now() + kFlushTimeMax;
  const std::lock_guard lock(target_mutex_);
  while (!bytes.empty()) {
    pollfd target{fd_, POLLOUT, 0};
    const int ready = ::poll(&target, 1, kWritablePollMs);
    const bool is_late = std::chrono::steady_clock::now() > give_up;
    if (ready == 0 && !is_late) continue;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || (target.revents & POLLOUT) == 0) return false;
    const ssize_t written = ::write(fd_, bytes.data(), std::min<size_t>(bytes.size(), PIPE_BUF));
    if (written < 0 && errno != EINTR && errno != EAGAIN) return false;
    if (written < 0 && is_late) return false;
    if (written <= 0) continue;
    ends_inside_line_ = bytes[static_cast<size_t>(written) - 1] != '\n';
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace bulkhead

// Standard output, mostly a pipe. A pipe that polls writable takes PIPE_BUF bytes without blocking, so no reader can
// hold a decision longer than the sink's patience.

#include <limits.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "record/sink.h"

namespace bulkhead {
namespace {

using Clock = std::chrono::steady_clock;

class StreamSink final : public Sink {
 public:
  StreamSink(int fd, std::chrono::milliseconds patience) : fd_(fd), patience_(patience) {}

  base::Status write(std::string_view line) override {
    const Clock::time_point give_up = Clock::now() + patience_;
    if (ends_inside_line_ && !append("\n", give_up)) return error();
    return append(line, give_up) ? base::Status(base::Ok{}) : error();
  }

 private:
  bool append(std::string_view bytes, Clock::time_point give_up) {
    while (!bytes.empty()) {
      if (!wait_until_writable(give_up)) return false;
      const ssize_t written = ::write(fd_, bytes.data(), std::min<size_t>(bytes.size(), PIPE_BUF));
      if (written < 0 && (errno == EINTR || errno == EAGAIN) && Clock::now() < give_up) continue;
      if (written <= 0) return false;
      ends_inside_line_ = bytes[static_cast<size_t>(written) - 1] != '\n';
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
  }

  bool wait_until_writable(Clock::time_point give_up) {
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(give_up - Clock::now());
      pollfd target{fd_, POLLOUT, 0};
      const int ready = ::poll(&target, 1, static_cast<int>(std::max<int64_t>(left.count(), 0)));
      if (ready > 0) return true;  // also where it is broken: write() says how
      if (ready < 0 && errno == EINTR) continue;
      if (ready == 0) errno = ETIMEDOUT;
      return false;
    }
  }

  static base::Error error() {
    return {"io_error", std::string("cannot write the decision log: ") + strerror(errno), "standard output"};
  }

  const int fd_;
  const std::chrono::milliseconds patience_;
  bool ends_inside_line_ = false;
};

}  // namespace

std::unique_ptr<Sink> make_stream_sink(int fd, std::chrono::milliseconds patience) {
  return std::make_unique<StreamSink>(fd, patience);
}

}  // namespace bulkhead

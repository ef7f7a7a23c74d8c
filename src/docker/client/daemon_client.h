#pragma once
// DaemonClient: GET requests to a Docker daemon on its unix socket, many at once on one thread. Each has a deadline and
// a bound on its answer, and a connection of its own: a question costs the daemon a call of its plugin, beside which a
// connection is nothing, and what is never reused can never be stale.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace bulkhead {

struct DaemonAnswer {
  unsigned status = 0;
  std::string body;
};

struct DaemonClientLimits {
  size_t answer_bytes_max = size_t{4} << 20;
  size_t in_flight_max = 64;  // questions beyond it wait for their turn, up to their deadline
  size_t waiting_max = 4096;
};

class DaemonClient {
 public:
  using Clock = std::chrono::steady_clock;
  using Header = std::pair<std::string, std::string>;
  // Called once, on the client's thread; must not block.
  using Callback = std::function<void(base::Result<DaemonAnswer>)>;

  // Starts its thread. Nothing is connected before the first question.
  DaemonClient(std::string socket_path, DaemonClientLimits limits = {});
  // Questions under way end with the error "cancelled" before this returns.
  ~DaemonClient();
  DaemonClient(const DaemonClient&) = delete;
  DaemonClient& operator=(const DaemonClient&) = delete;

  // By any thread, also from a callback. `target` is written as it is. Codes of errors: connect, timeout, too_large,
  // protocol, overloaded, cancelled.
  void get(std::string target, std::vector<Header> headers, Clock::time_point deadline, Callback callback);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bulkhead

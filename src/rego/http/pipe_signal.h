#pragma once
// SIGPIPE held back. A server that hangs up in the middle of TLS would end the process: OpenSSL writes without
// MSG_NOSIGNAL, and libcurl leaves signals alone, because its own way is not made for threads.

#include <csignal>

namespace rego {

// As long as one lives, its thread gets no SIGPIPE; what came up meanwhile is taken away. Nests.
class HeldPipeSignal {
 public:
  HeldPipeSignal();
  ~HeldPipeSignal();
  HeldPipeSignal(const HeldPipeSignal&) = delete;
  HeldPipeSignal& operator=(const HeldPipeSignal&) = delete;

 private:
  sigset_t before_{};  // the thread's mask
  bool was_pending_ = false;
};

}  // namespace rego

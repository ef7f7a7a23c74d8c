#include "rego/http/pipe_signal.h"

#include <cerrno>
#include <ctime>

namespace rego {
namespace {

sigset_t only_pipe() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool is_pending() {
  sigset_t pending;
  return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

HeldPipeSignal::HeldPipeSignal() : was_pending_(is_pending()) {
  const sigset_t pipe = only_pipe();
  pthread_sigmask(SIG_BLOCK, &pipe, &before_);
}

// One that was pending before is somebody else's, and stays.
HeldPipeSignal::~HeldPipeSignal() {
  const sigset_t pipe = only_pipe();
  constexpr timespec kAtOnce{0, 0};
  if (!was_pending_ && is_pending()) {
    while (sigtimedwait(&pipe, nullptr, &kAtOnce) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace rego

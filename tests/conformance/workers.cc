// Each worker is a forked child that runs every n-th case and reports through a pipe: a message when it starts a case
// and one when it has the result. The parent watches all pipes; when a child dies or stays silent too long, the case
// that it had started is a failure, and a new child goes on behind it.

#include "workers.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace conformance {
namespace {

constexpr char kStarted = '>';

struct Header {
  uint32_t index;
  uint32_t length;
  char kind;  // kStarted or a Verdict
};

void write_all(int fd, const void* bytes, size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t written = write(fd, at, size);
    if (written <= 0) _exit(1);
    at += written;
    size -= static_cast<size_t>(written);
  }
}

void send(int fd, size_t index, char kind, const std::string& text) {
  Header header{};
  header.index = static_cast<uint32_t>(index);
  header.length = static_cast<uint32_t>(text.size());
  header.kind = kind;
  write_all(fd, &header, sizeof(header));
  write_all(fd, text.data(), text.size());
}

[[noreturn]] void work(const std::vector<TestCase>& cases, size_t first, size_t step, int fd) {
  for (size_t i = first; i < cases.size(); i += step) {
    send(fd, i, kStarted, "");
    const CaseResult result = run_case(cases[i]);
    send(fd, i, static_cast<char>(result.verdict), result.detail);
  }
  _exit(0);
}

struct Worker {
  pid_t pid = -1;
  int fd = -1;
  size_t next = 0;  // the first case without a result
  bool is_inside = false;
  time_t heard = 0;
  std::string received;
};

class Pool {
 public:
  Pool(const std::vector<TestCase>& cases, const WorkerLimits& limits)
      : cases_(cases), limits_(limits), results_(cases.size()), workers_(static_cast<size_t>(limits.workers)) {
    for (size_t i = 0; i < workers_.size(); i++) {
      workers_[i].next = i;
      start(workers_[i]);
    }
  }

  std::vector<CaseResult> run() {
    while (poll_once()) {
    }
    return std::move(results_);
  }

 private:
  void start(Worker& worker) {
    worker.fd = -1;
    if (worker.next >= cases_.size()) return;
    int fds[2];
    if (pipe(fds) != 0) std::abort();
    fflush(nullptr);
    worker.pid = fork();
    if (worker.pid < 0) std::abort();
    if (worker.pid == 0) {
      close(fds[0]);
      if (limits_.is_quiet && !freopen("/dev/null", "w", stderr)) _exit(1);
      work(cases_, worker.next, workers_.size(), fds[1]);
    }
    close(fds[1]);
    worker.fd = fds[0];
    worker.is_inside = false;
    worker.heard = time(nullptr);
    worker.received.clear();
  }

  // False when no worker is left.
  bool poll_once() {
    std::vector<pollfd> polled;
    std::vector<Worker*> owners;
    for (Worker& worker : workers_) {
      if (worker.fd < 0) continue;
      polled.push_back({worker.fd, POLLIN, 0});
      owners.push_back(&worker);
    }
    if (polled.empty()) return false;
    poll(polled.data(), polled.size(), 1000);
    for (size_t i = 0; i < polled.size(); i++) {
      if (polled[i].revents != 0) receive(*owners[i]);
      if (owners[i]->fd >= 0 && time(nullptr) - owners[i]->heard > limits_.seconds_per_case) stop(*owners[i]);
    }
    return true;
  }

  void receive(Worker& worker) {
    char buffer[1 << 16];
    const ssize_t size = read(worker.fd, buffer, sizeof(buffer));
    if (size <= 0) return finish(worker, "");
    worker.heard = time(nullptr);
    worker.received.append(buffer, static_cast<size_t>(size));
    Header header;
    while (worker.received.size() >= sizeof(header)) {
      memcpy(&header, worker.received.data(), sizeof(header));
      if (worker.received.size() < sizeof(header) + header.length) break;
      take(worker, header, worker.received.substr(sizeof(header), header.length));
      worker.received.erase(0, sizeof(header) + header.length);
    }
  }

  void take(Worker& worker, const Header& header, std::string text) {
    worker.is_inside = header.kind == kStarted;
    if (worker.is_inside) return;
    results_[header.index] = {static_cast<Verdict>(header.kind), std::move(text)};
    worker.next = header.index + workers_.size();
  }

  void stop(Worker& worker) {
    kill(worker.pid, SIGKILL);
    finish(worker, "did not end within " + std::to_string(limits_.seconds_per_case) + " seconds");
  }

  // The child is gone, or is to go. What it had started has failed; the rest is for the next child.
  void finish(Worker& worker, std::string reason) {
    int status = 0;
    waitpid(worker.pid, &status, 0);
    close(worker.fd);
    const bool ended_well = !worker.is_inside && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!ended_well && worker.next < cases_.size()) {
      if (reason.empty() && WIFSIGNALED(status)) reason = std::string("crashed: ") + strsignal(WTERMSIG(status));
      if (reason.empty()) reason = "crashed: exit status " + std::to_string(WEXITSTATUS(status));
      results_[worker.next] = {Verdict::kFailed, std::move(reason)};
      worker.next += workers_.size();
    }
    start(worker);
  }

  const std::vector<TestCase>& cases_;
  WorkerLimits limits_;
  std::vector<CaseResult> results_;
  std::vector<Worker> workers_;
};

}  // namespace

std::vector<CaseResult> run_all(const std::vector<TestCase>& cases, const WorkerLimits& limits) {
  return Pool(cases, limits).run();
}

}  // namespace conformance

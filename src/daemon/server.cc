// Accepting, and the clock.
//
// A thread a connection is affordable because the peers are few (one Docker daemon and its concurrent calls) and
// trusted to be many only up to a limit; how many decide at the same time is bounded by the workers, not by the
// threads. Sessions are found through a table under one lock; a session leaves the table before its socket is closed,
// so the clock never touches a descriptor that means something else by then.

#include "daemon/server.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <iterator>
#include <system_error>

#include "daemon/peer.h"

namespace bulkhead {
namespace {

constexpr std::chrono::milliseconds kTick{50};
constexpr std::chrono::milliseconds kFirstMessageTime{1000};  // at the end, for who has connected and asks just now
constexpr std::chrono::milliseconds kAcceptRetry{100};        // after an error such as too many open files

}  // namespace

Server::Server(const ServeOptions& options, const SnapshotSlot& snapshot, Log& log, Recorder& recorder,
               const DeciderFactory& make_decider)
    : service_(options, snapshot, log, recorder, make_decider) {}

Server::~Server() { stop(); }

base::Status Server::start(base::UniqueFd listener, Listener kind) {
  listener_ = std::move(listener);
  if (kind == Listener::kHandedOver) {
    stop_event_.reset(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stop_event_.is_open()) return base::Error{"system_error", "the system gives no event to stop by", ""};
  }
  const std::lock_guard lock(mutex_);
  keep_one_accepting();
  if (threads_.empty()) return base::Error{"system_error", "the system gives no thread to serve with", ""};
  clock_ = std::thread([this] { run_clock(); });
  return base::Ok{};
}

void Server::keep_one_accepting() {
  if (accepting_ > 0 || service_.is_stopping) return;
  const bool has_room = threads_.size() < service_.limits.connections_max;
  service_.wants_room = !has_room || !start_thread();
}

bool Server::start_thread() {
  try {
    threads_.emplace_back([this] { run_thread(); });
  } catch (const std::system_error&) {
    return false;  // too many processes; idle sessions will give up their threads
  }
  ++accepting_;
  ++running_;
  return true;
}

void Server::run_thread() {
  for (;;) {
    Peer peer;
    base::UniqueFd socket = accept(peer);
    if (!socket.is_open()) break;
    Session session(std::move(socket), peer, service_);
    begin_session(session);
    session.run();
    end_session(session);
  }
  const std::lock_guard lock(mutex_);
  --accepting_;
  --running_;
  thread_ended_.notify_all();
}

bool Server::wait_for_connection() const {
  pollfd waited[] = {{listener_.get(), POLLIN, 0}, {stop_event_.get(), POLLIN, 0}};
  while (::poll(waited, std::size(waited), -1) < 0 && errno == EINTR) continue;
  return waited[1].revents == 0;
}

base::UniqueFd Server::accept(Peer& peer) {
  for (;;) {
    if (stop_event_.is_open() && !wait_for_connection()) return {};
    base::UniqueFd socket(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!socket.is_open()) {
      const int error = errno;
      if (service_.is_stopping) return socket;
      if (error != EINTR && error != ECONNABORTED && error != EAGAIN) wait_after_error();
      continue;
    }
    peer = peer_of(socket.get());
    if (peer.may_connect) return socket;
    service_.log.write(LogLevel::kWarning, "peer_refused", [&](LogLine& line) { line.number("uid", peer.uid); });
  }
}

void Server::wait_after_error() {
  std::unique_lock lock(clock_mutex_);
  clock_stopped_.wait_for(lock, kAcceptRetry, [this] { return is_clock_stopped_; });
}

void Server::begin_session(Session& session) {
  const std::lock_guard lock(mutex_);
  sessions_.insert(&session);
  --accepting_;
  keep_one_accepting();
}

void Server::end_session(Session& session) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(&session);
  ++accepting_;
  service_.wants_room = false;
}

void Server::run_clock() {
  std::unique_lock lock(clock_mutex_);
  while (!clock_stopped_.wait_for(lock, kTick, [this] { return is_clock_stopped_; })) {
    tick(Session::Clock::now());
  }
}

void Server::tick(Session::Clock::time_point now) {
  service_.workers.tick(now);
  {
    const std::lock_guard lock(mutex_);
    for (Session* session : sessions_) session->enforce_deadline(now);
  }
  if (service_.wants_room) end_oldest_idle_session();
  if (service_.is_stopping) end_idle_sessions();
}

void Server::end_oldest_idle_session() {
  const std::lock_guard lock(mutex_);
  Session* oldest = nullptr;
  for (Session* session : sessions_) {
    if (oldest == nullptr || session->idle_since() < oldest->idle_since()) oldest = session;
  }
  if (oldest != nullptr && oldest->idle_since() != Session::Clock::time_point::max()) oldest->stop_reading();
}

void Server::end_idle_sessions() {
  const std::lock_guard lock(mutex_);
  const Session::Clock::time_point now = Session::Clock::now();
  for (Session* session : sessions_) {
    const Session::Clock::time_point idle_since = session->idle_since();
    if (idle_since == Session::Clock::time_point::max()) continue;
    if (session->has_served() || now - idle_since > kFirstMessageTime) session->stop_reading();
  }
}

void Server::break_off_sessions() {
  const std::lock_guard lock(mutex_);
  for (Session* session : sessions_) session->break_off();
}

bool Server::wait_for_threads(std::chrono::milliseconds time_max) {
  std::unique_lock lock(mutex_);
  return thread_ended_.wait_for(lock, time_max, [this] { return running_ == 0; });
}

bool Server::stop() {
  if (threads_.empty()) return true;
  service_.is_stopping = true;
  // Wakes all who accept. Connections that wait already are still given out; those of a listener that was handed over
  // stay there for who comes after us: it is not ours to shut down.
  if (stop_event_.is_open()) {
    eventfd_write(stop_event_.get(), 1);
  } else {
    ::shutdown(listener_.get(), SHUT_RDWR);
  }
  end_idle_sessions();
  if (!wait_for_threads(service_.limits.stop_time_max)) {
    service_.in_flight_bytes.close();
    service_.workers.close();
    break_off_sessions();
    if (!wait_for_threads(service_.limits.stop_time_max)) return false;
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  {
    const std::lock_guard lock(clock_mutex_);
    is_clock_stopped_ = true;
  }
  clock_stopped_.notify_all();
  clock_.join();
  listener_.reset();
  return true;
}

void Server::read_gauges(Gauges& gauges) const {
  gauges.connections = session_count();
  gauges.workers = service_.workers.count();
  gauges.workers_busy = service_.workers.busy();
  gauges.queue_depth = service_.workers.waiting();
  gauges.body_bytes_in_flight = service_.limits.in_flight_bytes_max - service_.in_flight_bytes.free_units();
}

size_t Server::session_count() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

}  // namespace bulkhead

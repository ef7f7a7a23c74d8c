// Accepting, and the clock.
//
// There is one thread more than there are workers: while every worker is busy with a slow decision, one thread is left
// to read, to accept and to answer what needs no decision. Sessions are found through a table under one lock; a session
// leaves the table before its socket is closed, so the clock never touches a descriptor that means something else by
// then.

#include "daemon/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/peer.h"

namespace bulkhead {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds kTick{50};
constexpr std::chrono::milliseconds kAcceptRetry{100};  // after an error such as too many open files

}  // namespace

Server::Server(const ServeOptions& options, const SnapshotSlot& snapshot, Log& log, const DeciderFactory& make_decider)
    : service_(options, snapshot, log, make_decider),
      work_(io_.get_executor()),
      accept_strand_(io_.get_executor()),
      acceptor_(accept_strand_) {}

Server::~Server() { stop(); }

void Server::start(base::UniqueFd listener) {
  acceptor_.assign(asio::local::stream_protocol(), listener.release());
  asio::co_spawn(accept_strand_, accept_all(), asio::detached);
  const size_t count = service_.workers.count() + 1;
  for (size_t i = 0; i < count; ++i) threads_.emplace_back([this] { io_.run(); });
  clock_ = std::thread([this] { run_clock(); });
}

asio::awaitable<void> Server::accept_all() {
  asio::steady_timer retry(accept_strand_);
  for (;;) {
    const bool has_place = co_await take_place();
    if (!has_place || service_.is_stopping) co_return;
    auto [error, socket] = co_await acceptor_.async_accept(io_.get_executor(), asio::as_tuple(asio::use_awaitable));
    if (!error && !service_.is_stopping) {
      start_session(std::move(socket));
      continue;
    }
    service_.connections.give(1);
    if (!acceptor_.is_open()) co_return;
    retry.expires_after(kAcceptRetry);
    co_await retry.async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

asio::awaitable<bool> Server::take_place() {
  if (service_.connections.try_take(1)) co_return true;
  service_.wants_room = true;
  const bool has_place = co_await service_.connections.take(1, Session::Clock::time_point::max());
  service_.wants_room = false;
  co_return has_place;
}

void Server::start_session(Session::Socket socket) {
  const Peer peer = peer_of(socket.native_handle());
  if (!peer.may_connect) {
    service_.log.write(LogLevel::kWarning, "peer_refused", [&](LogLine& line) { line.number("uid", peer.uid); });
    service_.connections.give(1);
    return;
  }
  auto session = std::make_shared<Session>(std::move(socket), service_);
  Session* raw = session.get();
  {
    const std::lock_guard lock(sessions_mutex_);
    sessions_.emplace(raw, std::move(session));
  }
  asio::co_spawn(io_, raw->run(), [this, raw](const std::exception_ptr&) { end_session(raw); });
}

void Server::end_session(const Session* session) {
  std::shared_ptr<Session> last;
  {
    const std::lock_guard lock(sessions_mutex_);
    const auto found = sessions_.find(session);
    last = std::move(found->second);
    sessions_.erase(found);
  }
  last.reset();
  service_.connections.give(1);
  session_ended_.notify_all();
}

void Server::run_clock() {
  std::unique_lock lock(clock_mutex_);
  while (!clock_stopped_.wait_for(lock, kTick, [this] { return is_clock_stopped_; })) {
    tick(Session::Clock::now());
  }
}

void Server::tick(Session::Clock::time_point now) {
  service_.workers.tick(now);
  service_.in_flight_bytes.expire(now);
  {
    const std::lock_guard lock(sessions_mutex_);
    for (const auto& [raw, session] : sessions_) session->enforce_deadline(now);
  }
  if (service_.wants_room) end_oldest_idle_session();
  if (service_.is_stopping) end_idle_sessions();
}

void Server::end_oldest_idle_session() {
  const std::lock_guard lock(sessions_mutex_);
  Session* oldest = nullptr;
  for (const auto& [raw, session] : sessions_) {
    if (oldest == nullptr || session->idle_since() < oldest->idle_since()) oldest = session.get();
  }
  if (oldest != nullptr && oldest->idle_since() != Session::Clock::time_point::max()) oldest->stop_reading();
}

void Server::end_idle_sessions() {
  const std::lock_guard lock(sessions_mutex_);
  for (const auto& [raw, session] : sessions_) {
    if (session->idle_since() != Session::Clock::time_point::max()) session->stop_reading();
  }
}

void Server::break_off_sessions() {
  const std::lock_guard lock(sessions_mutex_);
  for (const auto& [raw, session] : sessions_) session->break_off();
}

bool Server::wait_for_sessions(std::chrono::milliseconds time_max) {
  std::unique_lock lock(sessions_mutex_);
  return session_ended_.wait_for(lock, time_max, [this] { return sessions_.empty(); });
}

bool Server::stop() {
  if (threads_.empty()) return true;
  service_.is_stopping = true;
  service_.connections.close();
  asio::post(accept_strand_, [this] {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
  });
  end_idle_sessions();
  if (!wait_for_sessions(service_.limits.stop_time_max)) {
    service_.in_flight_bytes.close();
    service_.workers.close();
    break_off_sessions();
    if (!wait_for_sessions(service_.limits.stop_time_max)) return false;
  }
  work_.reset();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  {
    const std::lock_guard lock(clock_mutex_);
    is_clock_stopped_ = true;
  }
  clock_stopped_.notify_one();
  clock_.join();
  return true;
}

size_t Server::session_count() const {
  const std::lock_guard lock(sessions_mutex_);
  return sessions_.size();
}

}  // namespace bulkhead

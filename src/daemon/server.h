#pragma once
// Server: accepts connections on a listening socket and runs their sessions on a few threads. One more thread, the
// clock, enforces every deadline; it never decides and never waits for a decision.

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/unique_fd.h"
#include "daemon/service.h"
#include "daemon/session.h"

namespace bulkhead {

class Server {
 public:
  Server(const ServeOptions& options, const SnapshotSlot& snapshot, Log& log, const DeciderFactory& make_decider);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Takes the listening socket and begins to serve. Once.
  void start(base::UniqueFd listener);
  // Takes no new connection, lets requests in flight end within stop_time_max, then breaks off. False when a decision
  // did not end even then: threads are still running, and the process must end without unwinding.
  bool stop();

  size_t session_count() const;
  const Service& service() const { return service_; }

 private:
  using Acceptor = boost::asio::local::stream_protocol::acceptor;

  boost::asio::awaitable<void> accept_all();
  // Waits for a place; an idle session gives up its own when there is none.
  boost::asio::awaitable<bool> take_place();
  void start_session(Session::Socket socket);
  void run_clock();
  void tick(Session::Clock::time_point now);
  void end_session(const Session* session);
  void end_oldest_idle_session();
  void end_idle_sessions();
  void break_off_sessions();
  bool wait_for_sessions(std::chrono::milliseconds time_max);

  Service service_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::strand<boost::asio::io_context::executor_type> accept_strand_;
  Acceptor acceptor_;

  mutable std::mutex sessions_mutex_;
  std::condition_variable session_ended_;
  std::unordered_map<const Session*, std::shared_ptr<Session>> sessions_;

  std::mutex clock_mutex_;
  std::condition_variable clock_stopped_;
  bool is_clock_stopped_ = false;

  std::vector<std::thread> threads_;
  std::thread clock_;
};

}  // namespace bulkhead

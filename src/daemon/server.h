#pragma once
// Server: a pool of threads, each of which accepts a connection and serves it until it ends. There is always one more
// that waits to accept, up to the limit of connections. One thread more, the clock, enforces every deadline; it never
// decides and never waits for a decision.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "daemon/peer.h"
#include "daemon/service.h"
#include "daemon/session.h"

namespace bulkhead {

class Server {
 public:
  Server(const ServeOptions& options, const SnapshotSlot& snapshot, Log& log, Recorder& recorder,
         const DeciderFactory& make_decider);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Whose the listening socket is. Connections that wait in one that somebody else holds are left to who comes after
  // us.
  enum class Listener { kOurs, kHandedOver };
  // Takes the listening socket and begins to serve. Once.
  base::Status start(base::UniqueFd listener, Listener kind = Listener::kOurs);
  // Takes no new connection, lets requests in flight and connections that wait already end within stop_time_max, then
  // breaks off. False when a decision did not end even then: threads are still running, and the process must end
  // without unwinding.
  bool stop();

  size_t session_count() const;
  const Service& service() const { return service_; }
  // Fills in what the server knows.
  void read_gauges(Gauges& gauges) const;

 private:
  void run_thread();
  // The next connection of a peer that may connect; none when the server stops.
  base::UniqueFd accept(Peer& peer);
  // Of a socket that was handed over. False when the server stops.
  bool wait_for_connection() const;
  void begin_session(Session& session);
  void end_session(Session& session);
  // Under the mutex: sees to it that somebody accepts.
  void keep_one_accepting();
  bool start_thread();

  void run_clock();
  void tick(Session::Clock::time_point now);
  void end_oldest_idle_session();
  void end_idle_sessions();
  void break_off_sessions();
  bool wait_for_threads(std::chrono::milliseconds time_max);
  void wait_after_error();

  Service service_;
  base::UniqueFd listener_;
  base::UniqueFd stop_event_;  // open where the listener was handed over; readable when the server stops

  mutable std::mutex mutex_;
  std::condition_variable thread_ended_;
  std::unordered_set<Session*> sessions_;  // each lives in the frame of its thread
  std::vector<std::thread> threads_;
  size_t accepting_ = 0;
  size_t running_ = 0;

  std::mutex clock_mutex_;
  std::condition_variable clock_stopped_;
  bool is_clock_stopped_ = false;
  std::thread clock_;
};

}  // namespace bulkhead

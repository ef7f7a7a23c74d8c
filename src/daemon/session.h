#pragma once
// Session: one connection of the Docker daemon, served by one thread: read a message, decide, answer, again.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/unique_fd.h"
#include "daemon/budget.h"
#include "daemon/peer.h"
#include "daemon/protocol.h"
#include "daemon/random_id.h"
#include "daemon/request_reader.h"
#include "daemon/service.h"

namespace bulkhead {

class Session {
 public:
  using Clock = std::chrono::steady_clock;

  Session(base::UniqueFd socket, const Peer& peer, Service& service);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Serves until the peer leaves, misbehaves or the service stops. Once.
  void run();

  // The rest may be called by any thread while run() has not ended.

  // Breaks the connection when its deadline has passed.
  void enforce_deadline(Clock::time_point now);
  // Since when no message has begun; time_point::max() inside a message.
  Clock::time_point idle_since() const;
  // Whether a message has begun on this connection.
  bool has_served() const { return has_served_.load(std::memory_order_relaxed); }
  // Takes no further message. One that has arrived already is still answered.
  void stop_reading();
  void break_off();

 private:
  enum class Fetch { kDone, kClosed, kBad, kTooLarge, kNoMemory };
  enum class After { kKeep, kClose };

  After serve_one();
  Fetch read_head();
  Fetch read_body(BodyUse use, Charge* charge);
  // Takes memory for what the next feed may add to the body.
  Fetch charge_body(Charge& charge);
  // Reads more behind what is unread. False at the end of the connection.
  bool fill();

  After answer(Call call);
  After answer_authorization();
  After answer_response();
  Fetch decide();
  After answer_discarded(std::string_view reply);
  // Answers what was not read whole, and ends the connection.
  After refuse(Fetch why);
  After reject(std::string_view status_line, std::string_view reply);
  // The reply to a message that was read whole.
  After send_reply(std::string_view reply);

  bool send_response(std::string_view status_line, std::string_view reply, Connection connection);
  bool send_all(std::string_view bytes);
  // Reads and forgets what the peer still sends, for a while, so that it reads our reply instead of a broken pipe.
  void linger();

  bool ends_after_reply() const;
  void set_deadline(Clock::time_point deadline);
  void set_body_deadline(Clock::time_point start);
  std::string_view unread() const { return {input_.get() + input_begin_, input_end_ - input_begin_}; }
  RequestReader::Step feed_unread();

  // Sees to what a decision waits for, as far as the time allows.
  void gather(Need need, FactStore& facts, Clock::time_point deadline);

  const base::UniqueFd socket_;
  Service& service_;
  const std::shared_ptr<GuardedDaemon> daemon_;
  RequestReader reader_;
  const std::unique_ptr<char[]> input_;
  size_t input_begin_ = 0;
  size_t input_end_ = 0;
  RandomIds ids_;
  std::string reply_;
  std::string output_;
  std::atomic<int64_t> deadline_;
  std::atomic<int64_t> idle_since_;
  std::atomic<bool> has_served_{false};
};

}  // namespace bulkhead

#pragma once
// Session: one connection of the Docker daemon, served as one coroutine: read a message, decide, answer, again. The
// thread that reads the last byte decides and answers.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/budget.h"
#include "daemon/protocol.h"
#include "daemon/request_reader.h"
#include "daemon/service.h"

namespace bulkhead {

class Session {
 public:
  using Clock = std::chrono::steady_clock;
  using Socket = boost::asio::local::stream_protocol::socket;

  Session(Socket socket, Service& service);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Serves until the peer leaves, misbehaves or the service stops. Once.
  boost::asio::awaitable<void> run();

  // The rest may be called by any thread while run() has not ended.

  // Breaks the connection when its deadline has passed.
  void enforce_deadline(Clock::time_point now);
  // Since when no message has begun; time_point::max() inside a message.
  Clock::time_point idle_since() const;
  // Takes no further message. One that has arrived already is still answered.
  void stop_reading();
  void break_off();

 private:
  enum class Fetch { kDone, kClosed, kBad, kTooLarge, kNoMemory };
  enum class After { kKeep, kClose };

  boost::asio::awaitable<After> serve_one();
  boost::asio::awaitable<After> answer(Call call);
  boost::asio::awaitable<Fetch> read_head();
  boost::asio::awaitable<Fetch> read_body(BodyUse use, Charge* charge);
  // Takes memory for what the next feed may add to the body.
  boost::asio::awaitable<Fetch> charge_body(Charge& charge);
  boost::asio::awaitable<bool> fill();
  boost::asio::awaitable<After> answer_authorization();
  boost::asio::awaitable<Fetch> decide();
  boost::asio::awaitable<After> answer_discarded(std::string_view reply);
  // Answers what was not read whole, and ends the connection.
  boost::asio::awaitable<void> refuse(Fetch why);
  boost::asio::awaitable<void> reject(std::string_view status_line, std::string_view reply);
  // The reply to a message that was read whole.
  boost::asio::awaitable<After> send_reply(std::string_view status_line, std::string_view reply);
  boost::asio::awaitable<bool> send(std::string_view status_line, std::string_view reply, After after);
  // Reads and forgets what the peer still sends, for a while, so that it reads our reply instead of a broken pipe.
  boost::asio::awaitable<void> linger();
  boost::asio::awaitable<bool> send_continue_if_expected();

  After after_reply() const;
  void set_deadline(Clock::time_point deadline);
  void set_body_deadline(Clock::time_point start);
  std::string_view unread() const { return {input_.get() + input_begin_, input_end_ - input_begin_}; }

  Socket socket_;
  Service& service_;
  RequestReader reader_;
  std::unique_ptr<char[]> input_;
  size_t input_begin_ = 0;
  size_t input_end_ = 0;
  std::string reply_;
  std::string output_;
  std::atomic<int64_t> deadline_;
  std::atomic<int64_t> idle_since_;
};

}  // namespace bulkhead

// One thread runs Asio's loop; a question is an Exchange that lives as long as its handlers do. Questions beyond the
// bound wait in a line, and a timer that serves the whole line ends those whose deadline comes first.
//
// Everything but get() runs on the loop's thread, so nothing here is locked.

#include "docker/client/daemon_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <deque>
#include <optional>
#include <set>
#include <thread>

namespace bulkhead {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Socket = asio::local::stream_protocol::socket;
using boost::system::error_code;

base::Error to_error(std::string code, std::string message) { return {std::move(code), std::move(message), ""}; }

}  // namespace

struct DaemonClient::State {
  struct Question {
    std::string target;
    std::vector<Header> headers;
    Clock::time_point deadline;
    Callback callback;
  };
  class Exchange;

  State(std::string path, DaemonClientLimits client_limits) : socket_path(std::move(path)), limits(client_limits) {}

  void take(Question question);
  void start(Question question);
  void finished(Exchange* exchange);
  void arm_line_timer();
  void drop_late();
  void cancel_all();

  const std::string socket_path;
  const DaemonClientLimits limits;
  asio::io_context loop{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{loop.get_executor()};
  asio::steady_timer line_timer{loop};
  std::deque<Question> line;
  std::set<Exchange*> in_flight;
  bool is_stopping = false;
  std::thread thread;
};

// One question on one connection: connect, write, read, or the timer ends it.
class DaemonClient::State::Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(State& state, Question question)
      : state_(state), question_(std::move(question)), socket_(state.loop), timer_(state.loop) {}

  void run() {
    timer_.expires_at(question_.deadline);
    timer_.async_wait([self = this->shared_from_this()](error_code error) {
      if (!error) self->end(to_error("timeout", "the daemon did not answer in time"));
    });
    socket_.async_connect(asio::local::stream_protocol::endpoint(state_.socket_path),
                          [self = this->shared_from_this()](error_code error) {
                            if (error) return self->end(to_error("connect", error.message()));
                            self->write();
                          });
  }

  void cancel() { end(to_error("cancelled", "the client stops")); }

 private:
  void write() {
    request_.method(http::verb::get);
    request_.target(question_.target);
    request_.version(11);
    request_.set(http::field::host, "docker");
    request_.set(http::field::user_agent, "bulkhead");
    request_.set(http::field::connection, "close");
    for (const auto& [name, value] : question_.headers) request_.set(name, value);
    http::async_write(socket_, request_, [self = this->shared_from_this()](error_code error, size_t) {
      if (error) return self->end(to_error("protocol", "cannot send the question: " + error.message()));
      self->read();
    });
  }

  void read() {
    parser_.emplace();
    parser_->body_limit(state_.limits.answer_bytes_max);
    http::async_read(socket_, buffer_, *parser_, [self = this->shared_from_this()](error_code error, size_t) {
      if (error == http::error::body_limit) {
        return self->end(to_error("too_large", "the daemon's answer is larger than " +
                                                   std::to_string(self->state_.limits.answer_bytes_max) + " bytes"));
      }
      if (error) return self->end(to_error("protocol", "cannot read the answer: " + error.message()));
      auto message = self->parser_->release();
      self->end(DaemonAnswer{message.result_int(), std::move(message.body())});
    });
  }

  void end(base::Result<DaemonAnswer> result) {
    if (!question_.callback) return;
    const Callback callback = std::exchange(question_.callback, nullptr);
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
    state_.finished(this);
    callback(std::move(result));
  }

  State& state_;
  Question question_;
  Socket socket_;
  asio::steady_timer timer_;
  http::request<http::empty_body> request_;
  beast::flat_buffer buffer_;
  std::optional<http::response_parser<http::string_body>> parser_;
};

void DaemonClient::State::take(Question question) {
  if (is_stopping) return question.callback(to_error("cancelled", "the client stops"));
  if (in_flight.size() < limits.in_flight_max) return start(std::move(question));
  if (line.size() >= limits.waiting_max) {
    return question.callback(to_error("overloaded", "too many questions to the daemon at once"));
  }
  const bool is_first = line.empty() || question.deadline < line_timer.expiry();
  line.push_back(std::move(question));
  if (is_first) arm_line_timer();
}

void DaemonClient::State::start(Question question) {
  const auto exchange = std::make_shared<Exchange>(*this, std::move(question));
  in_flight.insert(exchange.get());
  exchange->run();
}

void DaemonClient::State::finished(Exchange* exchange) {
  in_flight.erase(exchange);
  if (line.empty() || is_stopping) return;
  Question next = std::move(line.front());
  line.pop_front();
  start(std::move(next));
}

void DaemonClient::State::arm_line_timer() {
  Clock::time_point first = Clock::time_point::max();
  for (const Question& question : line) first = std::min(first, question.deadline);
  if (first == Clock::time_point::max()) return;
  line_timer.expires_at(first);
  line_timer.async_wait([this](error_code error) {
    if (!error) drop_late();
  });
}

void DaemonClient::State::drop_late() {
  const Clock::time_point now = Clock::now();
  std::deque<Question> kept;
  std::deque<Question> late;
  for (Question& question : line) (question.deadline <= now ? late : kept).push_back(std::move(question));
  line = std::move(kept);
  arm_line_timer();
  for (Question& question : late) question.callback(to_error("timeout", "the question waited too long for its turn"));
}

void DaemonClient::State::cancel_all() {
  is_stopping = true;
  line_timer.cancel();
  for (Question& question : std::exchange(line, {})) {
    question.callback(to_error("cancelled", "the client stops"));
  }
  while (!in_flight.empty()) (*in_flight.begin())->cancel();
  guard.reset();
}

DaemonClient::DaemonClient(std::string socket_path, DaemonClientLimits limits)
    : state_(std::make_unique<State>(std::move(socket_path), limits)) {
  state_->thread = std::thread([state = state_.get()] { state->loop.run(); });
}

DaemonClient::~DaemonClient() {
  asio::post(state_->loop, [state = state_.get()] { state->cancel_all(); });
  state_->thread.join();
}

void DaemonClient::get(std::string target, std::vector<Header> headers, Clock::time_point deadline, Callback callback) {
  asio::post(state_->loop, [state = state_.get(), question = State::Question{std::move(target), std::move(headers),
                                                                             deadline, std::move(callback)}]() mutable {
    state->take(std::move(question));
  });
}

}  // namespace bulkhead
